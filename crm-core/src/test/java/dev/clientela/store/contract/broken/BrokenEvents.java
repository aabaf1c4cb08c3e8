package dev.clientela.store.contract.broken;

import dev.clientela.event.Changes;
import dev.clientela.event.EventEnvelope;
import dev.clientela.event.FieldChange;
import dev.clientela.record.FieldCatalog;
import dev.clientela.record.RecordRef;
import dev.clientela.store.CrmStore;
import dev.clientela.store.EventLog;
import dev.clientela.store.UnitOfWork;
import dev.clientela.store.contract.StoreContract;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** Stores that tell what happened in another order, or otherwise than it happened. */
final class BrokenEvents {

    private BrokenEvents() {}

    /** A sound log, to be broken in one place. */
    static class WrappedLog implements EventLog {

        final EventLog sound;

        WrappedLog(EventLog sound) {
            this.sound = sound;
        }

        @Override
        public void append(EventEnvelope event, Collection<String> subscribers) {
            sound.append(event, subscribers);
        }

        @Override
        public List<EventEnvelope> of(RecordRef record) {
            return sound.of(record);
        }

        @Override
        public List<Positioned> after(long position, int limit) {
            return sound.after(position, limit);
        }

        @Override
        public List<EventEnvelope> naming(Collection<UUID> ids) {
            return sound.naming(ids);
        }

        @Override
        public void redact(Collection<EventEnvelope> redacted) {
            sound.redact(redacted);
        }

        @Override
        public int purge(Instant before, int limit) {
            return sound.purge(before, limit);
        }
    }

    /** A record's events as they came, whatever their versions. */
    static final class ByArrival extends StoreContract {
        @Override
        protected CrmStore newStore() {
            return new WrappedStore() {
                @Override
                EventLog events(UnitOfWork unit) {
                    return new WrappedLog(unit.events()) {
                        @Override
                        public List<EventEnvelope> of(RecordRef record) {
                            return sound.after(0, Integer.MAX_VALUE).stream()
                                    .map(Positioned::event)
                                    .filter(event -> event.record().equals(record))
                                    .toList();
                        }
                    };
                }
            };
        }
    }

    /** What is old enough goes, and some more. */
    static final class ForgottenTooSoon extends StoreContract {
        @Override
        protected CrmStore newStore() {
            return new WrappedStore() {
                @Override
                EventLog events(UnitOfWork unit) {
                    return new WrappedLog(unit.events()) {
                        @Override
                        public int purge(Instant before, int limit) {
                            return sound.purge(before.plusNanos(1), limit);
                        }
                    };
                }
            };
        }
    }

    /** A record's events by their ids, which nobody promised to be in order. */
    static final class UnorderedEvents extends StoreContract {
        @Override
        protected CrmStore newStore() {
            return new WrappedStore() {
                @Override
                EventLog events(UnitOfWork unit) {
                    return new WrappedLog(unit.events()) {
                        @Override
                        public List<EventEnvelope> of(RecordRef record) {
                            return sound.of(record).stream()
                                    .sorted(Comparator.comparing(EventEnvelope::id))
                                    .toList();
                        }
                    };
                }
            };
        }
    }

    /** A sequence that is drawn from when an event is appended, not when it is committed. */
    static final class PositionsOfTheAppend extends StoreContract {
        @Override
        protected CrmStore newStore() {
            AtomicLong sequence = new AtomicLong();
            Map<UUID, Long> positions = new ConcurrentHashMap<>();
            return new WrappedStore() {
                @Override
                EventLog events(UnitOfWork unit) {
                    return new WrappedLog(unit.events()) {
                        @Override
                        public void append(EventEnvelope event, Collection<String> subscribers) {
                            positions.put(event.id(), sequence.incrementAndGet());
                            sound.append(event, subscribers);
                        }

                        @Override
                        public List<Positioned> after(long position, int limit) {
                            return sound.after(0, Integer.MAX_VALUE).stream()
                                    .map(Positioned::event)
                                    .map(event -> new Positioned(positions.get(event.id()), event))
                                    .filter(positioned -> positioned.position() > position)
                                    .sorted(Comparator.comparing(Positioned::position))
                                    .limit(limit)
                                    .toList();
                        }
                    };
                }
            };
        }
    }

    /** Changes of custom fields are not worth a log. */
    static final class CustomChangesAreLost extends StoreContract {
        @Override
        protected CrmStore newStore() {
            return logging(
                    change -> Optional.of(change).filter(each -> !each.field().isCustom()));
        }
    }

    /** It is told what a field became, not what it was. */
    static final class OldValuesAreLost extends StoreContract {
        @Override
        protected CrmStore newStore() {
            return logging(change -> Optional.of(new FieldChange(change.field(), null, change.after())));
        }
    }

    /** Logs other changes than it was given. */
    private static CrmStore logging(Function<FieldChange, Optional<FieldChange>> other) {
        AtomicReference<FieldCatalog> types = new AtomicReference<>();
        return new WrappedStore() {
            @Override
            public void open(FieldCatalog catalog) {
                types.set(catalog);
                super.open(catalog);
            }

            @Override
            EventLog events(UnitOfWork unit) {
                return new WrappedLog(unit.events()) {
                    @Override
                    public List<EventEnvelope> of(RecordRef record) {
                        return sound.of(record).stream().map(this::broken).toList();
                    }

                    private EventEnvelope broken(EventEnvelope e) {
                        List<FieldChange> changes = e.changes().list().stream()
                                .flatMap(change -> other.apply(change).stream())
                                .toList();
                        return new EventEnvelope(
                                e.id(),
                                e.type(),
                                e.schema(),
                                e.tenant(),
                                e.record(),
                                e.version(),
                                e.time(),
                                e.actor(),
                                e.reason(),
                                e.correlation(),
                                e.payload(),
                                Changes.of(
                                        types.get()
                                                .type(e.record().recordType())
                                                .orElseThrow(),
                                        changes));
                    }
                };
            }
        };
    }

    /** Nobody hears why. */
    static final class ReasonsAreLost extends StoreContract {
        @Override
        protected CrmStore newStore() {
            return new WrappedStore() {
                @Override
                EventLog events(UnitOfWork unit) {
                    return new WrappedLog(unit.events()) {
                        @Override
                        public void append(EventEnvelope e, Collection<String> subscribers) {
                            sound.append(
                                    new EventEnvelope(
                                            e.id(),
                                            e.type(),
                                            e.schema(),
                                            e.tenant(),
                                            e.record(),
                                            e.version(),
                                            e.time(),
                                            e.actor(),
                                            null,
                                            e.correlation(),
                                            e.payload(),
                                            e.changes()),
                                    subscribers);
                        }
                    };
                }
            };
        }
    }
}
