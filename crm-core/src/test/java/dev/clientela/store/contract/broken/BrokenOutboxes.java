package dev.clientela.store.contract.broken;

import dev.clientela.event.EventEnvelope;
import dev.clientela.store.CrmStore;
import dev.clientela.store.EventLog;
import dev.clientela.store.Outbox;
import dev.clientela.store.UnitOfWork;
import dev.clientela.store.contract.StoreContract;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Stores that deliver twice, out of order, or not at all. */
final class BrokenOutboxes {

    private BrokenOutboxes() {}

    private static CrmStore with(Function<Outbox, Outbox> broken) {
        return new WrappedStore() {
            @Override
            public Outbox outbox() {
                return broken.apply(sound.outbox());
            }
        };
    }

    /** A sound outbox, to be broken in one place. */
    private static class WrappedOutbox implements Outbox {

        final Outbox sound;

        WrappedOutbox(Outbox sound) {
            this.sound = sound;
        }

        @Override
        public List<Delivery> claim(String subscriber, int limit, Duration lease, Instant now) {
            return sound.claim(subscriber, limit, lease, now);
        }

        @Override
        public List<Delivery> delivered(Collection<Delivery> deliveries) {
            return sound.delivered(deliveries);
        }

        @Override
        public void failed(Delivery delivery, String error, Duration wait, Instant now) {
            sound.failed(delivery, error, wait, now);
        }

        @Override
        public void dead(Delivery delivery, String error, Instant now) {
            sound.dead(delivery, error, now);
        }

        @Override
        public int purgeDead(Duration age, int limit, Instant now) {
            return sound.purgeDead(age, limit, now);
        }

        @Override
        public List<DeadLetter> deadLetters(int limit) {
            return sound.deadLetters(limit);
        }

        @Override
        public void revive(UUID eventId, String subscriber) {
            sound.revive(eventId, subscriber);
        }

        @Override
        public long backlog(String subscriber) {
            return sound.backlog(subscriber);
        }

        @Override
        public Set<String> subscribersWaiting() {
            return sound.subscribersWaiting();
        }
    }

    /** A lease that holds nobody off. */
    static final class HandedOutTwice extends StoreContract {
        @Override
        protected CrmStore newStore() {
            return with(outbox -> new WrappedOutbox(outbox) {
                @Override
                public List<Delivery> claim(String subscriber, int limit, Duration lease, Instant now) {
                    return sound.claim(subscriber, limit, Duration.ZERO, now);
                }
            });
        }
    }

    /** A lease that never ends. */
    static final class LeaseForEver extends StoreContract {
        @Override
        protected CrmStore newStore() {
            return with(outbox -> new WrappedOutbox(outbox) {
                @Override
                public List<Delivery> claim(String subscriber, int limit, Duration lease, Instant now) {
                    return sound.claim(subscriber, limit, Duration.ofDays(365), now);
                }
            });
        }
    }

    /** Oldest first, whatever the record. */
    static final class OutOfOrder extends StoreContract {
        @Override
        protected CrmStore newStore() {
            return with(outbox -> new WrappedOutbox(outbox) {
                @Override
                public List<Delivery> claim(String subscriber, int limit, Duration lease, Instant now) {
                    List<Delivery> claimed = new ArrayList<>();
                    List<Delivery> more = sound.claim(subscriber, limit, lease, now);
                    while (!more.isEmpty() && claimed.size() < limit) {
                        claimed.addAll(more);
                        more.forEach(sound::delivered);
                        more = sound.claim(subscriber, limit, lease, now);
                    }
                    return claimed;
                }
            });
        }
    }

    /** The events of one record as they were written down, whatever their versions. */
    static final class ByArrival extends StoreContract {
        @Override
        protected CrmStore newStore() {
            Map<UUID, EventEnvelope> told = new ConcurrentHashMap<>();
            return new WrappedStore() {
                @Override
                EventLog events(UnitOfWork unit) {
                    return new BrokenEvents.WrappedLog(unit.events()) {
                        @Override
                        public void append(EventEnvelope event, Collection<String> subscribers) {
                            told.put(event.id(), event);
                            sound.append(inVersion(event, told.size()), subscribers);
                        }
                    };
                }

                @Override
                public Outbox outbox() {
                    return new WrappedOutbox(sound.outbox()) {
                        @Override
                        public List<Delivery> claim(String subscriber, int limit, Duration lease, Instant now) {
                            return sound.claim(subscriber, limit, lease, now).stream()
                                    .map(each -> new Delivery(
                                            Objects.requireNonNull(
                                                    told.get(each.event().id())),
                                            subscriber,
                                            each.attempt(),
                                            each.claim()))
                                    .toList();
                        }
                    };
                }
            };
        }

        private static EventEnvelope inVersion(EventEnvelope e, long version) {
            return new EventEnvelope(
                    e.id(),
                    e.type(),
                    e.schema(),
                    e.tenant(),
                    e.record(),
                    version,
                    e.time(),
                    e.actor(),
                    e.reason(),
                    e.correlation(),
                    e.payload(),
                    e.changes());
        }
    }

    /** Events that are forgotten take with them what waits. */
    static final class PurgedAndLost extends StoreContract {
        @Override
        protected CrmStore newStore() {
            Set<UUID> forgotten = ConcurrentHashMap.newKeySet();
            return new WrappedStore() {
                @Override
                EventLog events(UnitOfWork unit) {
                    return new BrokenEvents.WrappedLog(unit.events()) {
                        @Override
                        public int purge(Instant before, int limit) {
                            sound.after(0, limit)
                                    .forEach(each -> forgotten.add(each.event().id()));
                            return sound.purge(before, limit);
                        }
                    };
                }

                @Override
                public Outbox outbox() {
                    return new WrappedOutbox(sound.outbox()) {
                        @Override
                        public List<Delivery> claim(String subscriber, int limit, Duration lease, Instant now) {
                            return sound.claim(subscriber, limit, lease, now).stream()
                                    .filter(each ->
                                            !forgotten.contains(each.event().id()))
                                    .toList();
                        }
                    };
                }
            };
        }
    }

    /** Zero rows changed, and nobody asks why. */
    static final class LostClaimsAreSilent extends StoreContract {
        @Override
        protected CrmStore newStore() {
            return with(outbox -> new WrappedOutbox(outbox) {
                @Override
                public List<Delivery> delivered(Collection<Delivery> deliveries) {
                    sound.delivered(deliveries); // as an update does that changes no row
                    return List.of();
                }
            });
        }
    }

    /** The whole backlog at once. */
    static final class Unbounded extends StoreContract {
        @Override
        protected CrmStore newStore() {
            return with(outbox -> new WrappedOutbox(outbox) {
                @Override
                public List<Delivery> claim(String subscriber, int limit, Duration lease, Instant now) {
                    return sound.claim(subscriber, Integer.MAX_VALUE, lease, now);
                }
            });
        }
    }

    /** Tries again at once. */
    static final class NoBackOff extends StoreContract {
        @Override
        protected CrmStore newStore() {
            return with(outbox -> new WrappedOutbox(outbox) {
                @Override
                public void failed(Delivery delivery, String error, Duration wait, Instant now) {
                    sound.failed(delivery, error, Duration.ZERO, now);
                }
            });
        }
    }

    /** One claim that was lost spoils the batch. */
    static final class AllOrNothing extends StoreContract {
        @Override
        protected CrmStore newStore() {
            return with(outbox -> new WrappedOutbox(outbox) {
                @Override
                public List<Delivery> delivered(Collection<Delivery> deliveries) {
                    List<Delivery> lost = sound.delivered(deliveries);
                    return lost.isEmpty() ? lost : List.copyOf(deliveries);
                }
            });
        }
    }

    /** Dead letters go, however young. */
    static final class DeadLettersVanish extends StoreContract {
        @Override
        protected CrmStore newStore() {
            return with(outbox -> new WrappedOutbox(outbox) {
                @Override
                public int purgeDead(Duration age, int limit, Instant now) {
                    return sound.purgeDead(Duration.ZERO, limit, now.plusSeconds(1));
                }
            });
        }
    }
}
