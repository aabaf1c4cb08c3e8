package dev.clientela.store.memory;

import dev.clientela.store.CrmStore;
import dev.clientela.store.contract.StoreContract;

class InMemoryStoreTest extends StoreContract {

    @Override
    protected CrmStore newStore() {
        return new InMemoryStore();
    }
}
