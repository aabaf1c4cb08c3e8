package dev.clientela.store.contract.broken;

import dev.clientela.event.EventEnvelope;
import dev.clientela.record.RecordRef;
import dev.clientela.store.CommandLog;
import dev.clientela.store.CrmStore;
import dev.clientela.store.EventLog;
import dev.clientela.store.UnitOfWork;
import dev.clientela.store.contract.StoreContract;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Stores that keep of a person what they were told to forget. */
final class BrokenPrivacy {

    private BrokenPrivacy() {}

    /** Takes out the values of fields, and leaves what else the event says. */
    static final class PayloadsStay extends StoreContract {
        @Override
        protected CrmStore newStore() {
            Map<UUID, EventEnvelope> appended = new ConcurrentHashMap<>();
            return new WrappedStore() {
                @Override
                EventLog events(UnitOfWork unit) {
                    return new BrokenEvents.WrappedLog(unit.events()) {
                        @Override
                        public void append(EventEnvelope event, Collection<String> subscribers) {
                            appended.put(event.id(), event);
                            sound.append(event, subscribers);
                        }

                        @Override
                        public void redact(Collection<EventEnvelope> redacted) {
                            sound.redact(redacted.stream()
                                    .map(event -> event.redacted(
                                            event.reason(),
                                            event.correlation(),
                                            appended.get(event.id()).payload(),
                                            event.changes()))
                                    .toList());
                        }
                    };
                }
            };
        }
    }

    /** Forgets in a hurry: what it was told to make say less is appended anew, at the end. */
    static final class RedactedIsMoved extends StoreContract {
        @Override
        protected CrmStore newStore() {
            return new WrappedStore() {
                @Override
                EventLog events(UnitOfWork unit) {
                    return new BrokenEvents.WrappedLog(unit.events()) {
                        @Override
                        public void redact(Collection<EventEnvelope> redacted) {
                            redacted.forEach(event -> sound.append(event, List.of()));
                        }
                    };
                }
            };
        }
    }

    /** Looks for the ids in the changes of records alone. */
    static final class PayloadsAreNotRead extends StoreContract {
        @Override
        protected CrmStore newStore() {
            return new WrappedStore() {
                @Override
                EventLog events(UnitOfWork unit) {
                    return new BrokenEvents.WrappedLog(unit.events()) {
                        @Override
                        public List<EventEnvelope> naming(Collection<UUID> ids) {
                            return sound.naming(ids).stream()
                                    .filter(event -> event.payload().isEmpty())
                                    .toList();
                        }
                    };
                }
            };
        }
    }

    /** A key that somebody chose stays. */
    static final class KeysStay extends StoreContract {
        @Override
        protected CrmStore newStore() {
            return new WrappedStore() {
                @Override
                CommandLog commands(UnitOfWork unit) {
                    return new WrappedCommands(unit.commands()) {
                        @Override
                        public int forget(Collection<RecordRef> results) {
                            return results.size();
                        }
                    };
                }
            };
        }
    }
}
