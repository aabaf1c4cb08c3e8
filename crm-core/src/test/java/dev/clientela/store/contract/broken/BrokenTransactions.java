package dev.clientela.store.contract.broken;

import dev.clientela.error.ConflictException;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.RecordType;
import dev.clientela.record.Sample;
import dev.clientela.store.CommandLog;
import dev.clientela.store.CrmStore;
import dev.clientela.store.EventLog;
import dev.clientela.store.Repository;
import dev.clientela.store.Scope;
import dev.clientela.store.StoreErrors;
import dev.clientela.store.UnitOfWork;
import dev.clientela.store.contract.StoreContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** Stores that do not keep units of work apart, or whole. */
final class BrokenTransactions {

    private BrokenTransactions() {}

    /** Does the work on a snapshot, takes down what it writes, and does that afterwards in some way. */
    private abstract static class WritesLater extends WrappedStore {

        abstract void commit(Scope scope, List<Consumer<UnitOfWork>> writes);

        @Override
        public <T> T write(Scope scope, Function<UnitOfWork, T> work) {
            List<Consumer<UnitOfWork>> writes = new ArrayList<>();
            T result = sound.rehearse(scope, unit -> work.apply(new RecordingUnit(unit, writes)));
            commit(scope, writes);
            return result;
        }
    }

    /** The last one wins. */
    static final class LostUpdate extends StoreContract {
        @Override
        protected CrmStore newStore() {
            return new WritesLater() {
                @Override
                void commit(Scope scope, List<Consumer<UnitOfWork>> writes) {
                    sound.write(scope, unit -> {
                        writes.forEach(write -> write.accept(wrapped(unit)));
                        return true;
                    });
                }

                @Override
                <R extends CrmRecord<R>> Repository<R> records(UnitOfWork unit, RecordType<R> type) {
                    return new WrappedRepository<>(unit.records(type)) {
                        @Override
                        public void update(R record, long readVersion) {
                            sound.update(
                                    record,
                                    sound.find(record.id().value())
                                            .map(CrmRecord::version)
                                            .orElse(readVersion));
                        }
                    };
                }
            };
        }
    }

    /** Looks whether a held record is still the same, and lets go of it. */
    static final class WriteSkew extends StoreContract {
        @Override
        protected CrmStore newStore() {
            return new WrappedStore() {
                @Override
                <R extends CrmRecord<R>> Repository<R> records(UnitOfWork unit, RecordType<R> type) {
                    CrmStore outer = sound;
                    return new WrappedRepository<>(unit.records(type)) {
                        @Override
                        public void hold(R record) {
                            outer.read(unit.scope(), now -> {
                                now.records(type)
                                        .find(record.id().value())
                                        .filter(present -> present.version() == record.version())
                                        .orElseThrow(() -> new ConflictException(StoreErrors.CONFLICT, Map.of()));
                                return true;
                            });
                        }
                    };
                }
            };
        }
    }

    /** Takes no notice that a held record has been deleted. */
    static final class HoldsWhatIsGone extends StoreContract {
        @Override
        protected CrmStore newStore() {
            return new WrappedStore() {
                @Override
                <R extends CrmRecord<R>> Repository<R> records(UnitOfWork unit, RecordType<R> type) {
                    CrmStore outer = sound;
                    return new WrappedRepository<>(unit.records(type)) {
                        @Override
                        public void hold(R record) {
                            if (outer.read(
                                    unit.scope(),
                                    now -> now.records(type)
                                            .find(record.id().value())
                                            .isPresent())) {
                                sound.hold(record);
                            }
                        }
                    };
                }
            };
        }
    }

    /** Looks at references when they are written, and not at who deletes meanwhile what they lead to. */
    static final class DanglingReferences extends StoreContract {
        @Override
        protected CrmStore newStore() {
            return new WritesLater() {
                @Override
                void commit(Scope scope, List<Consumer<UnitOfWork>> writes) {
                    sound.write(scope, unit -> {
                        writes.forEach(write -> write.accept(unit));
                        return true;
                    });
                }
            };
        }
    }

    /** Takes no notice of what is claimed. */
    static final class Unclaimed extends StoreContract {
        @Override
        protected CrmStore newStore() {
            return new WrappedStore() {
                @Override
                void claim(UnitOfWork unit, String what) {}
            };
        }
    }

    /** Claims for good, as if whoever comes later came at the same time. */
    static final class ClaimedForGood extends StoreContract {
        @Override
        protected CrmStore newStore() {
            return new WrappedStore() {
                @Override
                void claim(UnitOfWork unit, String what) {
                    unit.commands()
                            .add(new CommandLog.Done(what, "", Sample.number(1).ref()));
                }
            };
        }
    }

    /** Rehearses by doing, and takes back the records that it can, but no claim. */
    static final class ClaimedByRehearsal extends StoreContract {
        @Override
        protected CrmStore newStore() {
            return new WrappedStore() {
                @Override
                public <T> T rehearse(Scope scope, Function<UnitOfWork, T> work) {
                    Autocommit unit = new Autocommit(sound, scope);
                    T result = work.apply(unit);
                    unit.undo();
                    return result;
                }
            };
        }
    }

    /** Commits one write after the other, so that a refusal leaves those before it. */
    static final class TornCommit extends StoreContract {
        @Override
        protected CrmStore newStore() {
            return new WritesLater() {
                @Override
                void commit(Scope scope, List<Consumer<UnitOfWork>> writes) {
                    for (Consumer<UnitOfWork> write : writes) {
                        sound.write(scope, unit -> {
                            write.accept(unit);
                            return true;
                        });
                    }
                }
            };
        }
    }

    /** Writes at once for everybody, and takes it back when the work fails. */
    static final class DirtyRead extends StoreContract {
        @Override
        protected CrmStore newStore() {
            return new WrappedStore() {
                @Override
                public <T> T write(Scope scope, Function<UnitOfWork, T> work) {
                    Autocommit unit = new Autocommit(sound, scope);
                    try {
                        return work.apply(unit);
                    } catch (RuntimeException e) {
                        unit.undo();
                        throw e;
                    }
                }
            };
        }
    }

    /** Asks for the newest state each time. */
    static final class NonRepeatableRead extends StoreContract {
        @Override
        protected CrmStore newStore() {
            return new WrappedStore() {
                @Override
                public <T> T read(Scope scope, Function<UnitOfWork, T> work) {
                    return work.apply(new Autocommit(sound, scope));
                }
            };
        }
    }

    /** Events, with their deliveries, are written at once, whatever becomes of the unit. */
    static final class EventsOutsideTheTransaction extends StoreContract {
        @Override
        protected CrmStore newStore() {
            return new WrappedStore() {
                @Override
                EventLog events(UnitOfWork unit) {
                    return new Autocommit(sound, unit.scope()).events();
                }
            };
        }
    }

    /** A dry run that is none. */
    static final class RehearsalCommits extends StoreContract {
        @Override
        protected CrmStore newStore() {
            return new WrappedStore() {
                @Override
                public <T> T rehearse(Scope scope, Function<UnitOfWork, T> work) {
                    return sound.write(scope, work);
                }
            };
        }
    }

    /** Reading is writing. */
    static final class ReadersWrite extends StoreContract {
        @Override
        protected CrmStore newStore() {
            return new WrappedStore() {
                @Override
                public <T> T read(Scope scope, Function<UnitOfWork, T> work) {
                    return sound.write(scope, work);
                }
            };
        }
    }
}
