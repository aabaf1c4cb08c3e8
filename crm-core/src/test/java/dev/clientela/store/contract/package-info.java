/**
 * What every store guarantees, as tests: whoever writes a {@link dev.clientela.store.CrmStore} extends
 * {@link dev.clientela.store.contract.StoreContract}.
 */
@NullMarked
package dev.clientela.store.contract;

import org.jspecify.annotations.NullMarked;
