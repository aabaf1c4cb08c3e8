package dev.clientela.store.contract.broken;

import dev.clientela.error.DuplicateException;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Field;
import dev.clientela.record.MoneyField;
import dev.clientela.record.Query;
import dev.clientela.record.RecordType;
import dev.clientela.record.TextField;
import dev.clientela.record.Values;
import dev.clientela.store.CommandLog;
import dev.clientela.store.CrmStore;
import dev.clientela.store.Repository;
import dev.clientela.store.StoreErrors;
import dev.clientela.store.UnitOfWork;
import dev.clientela.store.contract.StoreContract;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Stores that do not keep what they were given, or keep it twice. */
final class BrokenValues {

    private BrokenValues() {}

    /** Keeps another record than it was given. */
    private static CrmStore keeping(UnaryOperator<Values> other) {
        return new WrappedStore() {
            @Override
            <R extends CrmRecord<R>> Repository<R> records(UnitOfWork unit, RecordType<R> type) {
                return new WrappedRepository<>(unit.records(type)) {
                    @Override
                    public void insert(R record) {
                        sound.insert(type.create(other.apply(record.values())));
                    }

                    @Override
                    public void update(R record, long readVersion) {
                        sound.update(type.create(other.apply(record.values())), readVersion);
                    }
                };
            }
        };
    }

    private static Values eachText(Values values, UnaryOperator<@Nullable String> change) {
        Values.Builder changed = values.edit();
        for (Field<?> field : values.fields()) {
            if (field instanceof TextField text) {
                changed.set(text, change.apply(values.get(text)));
            }
        }
        return changed.build();
    }

    /** Oracle's empty text. */
    static final class EmptyTextIsAbsent extends StoreContract {
        @Override
        protected CrmStore newStore() {
            return keeping(values -> eachText(values, text -> "".equals(text) ? null : text));
        }
    }

    /** A column of type char. */
    static final class TrailingSpacesAreLost extends StoreContract {
        @Override
        protected CrmStore newStore() {
            return keeping(values -> eachText(values, text -> text == null ? null : text.stripTrailing()));
        }
    }

    /** A column of type utf8 that holds three bytes a character. */
    static final class NoFourByteCharacters extends StoreContract {
        @Override
        protected CrmStore newStore() {
            return keeping(values ->
                    eachText(values, text -> text == null ? null : text.replaceAll("[^\\u0000-\\uFFFF]", "?")));
        }
    }

    /** A column of type numeric(19, 2). */
    static final class MoneyOfTwoDecimals extends StoreContract {
        @Override
        protected CrmStore newStore() {
            return keeping(values -> {
                Values.Builder changed = values.edit();
                for (Field<?> field : values.fields()) {
                    if (field instanceof MoneyField money && values.get(money) != null) {
                        changed.set(money, values.get(money).rounded(2, RoundingMode.DOWN));
                    }
                }
                return changed.build();
            });
        }
    }

    /** Custom fields are forgotten. */
    static final class CustomFieldsAreLost extends StoreContract {
        @Override
        protected CrmStore newStore() {
            return keeping(values -> {
                Values.Builder changed = values.edit();
                values.fields().stream().filter(Field::isCustom).forEach(field -> changed.set(field, null));
                return changed.build();
            });
        }
    }

    /** Looks whether a key is free and then takes it, which two can do at once. */
    static final class UniqueAloneOnly extends StoreContract {

        private static final String MARK = "\u0001";

        @Override
        protected CrmStore newStore() {
            return new WrappedStore() {
                @Override
                <R extends CrmRecord<R>> Repository<R> records(UnitOfWork unit, RecordType<R> type) {
                    return new MarkedKeys<>(unit.records(type), type);
                }
            };
        }

        /** Keeps external ids with the record's id behind them, so that the sound store finds no two alike. */
        private static final class MarkedKeys<R extends CrmRecord<R>> extends WrappedRepository<R> {

            private final RecordType<R> type;
            private final TextField key;

            MarkedKeys(Repository<R> sound, RecordType<R> type) {
                super(sound);
                this.type = type;
                this.key = type.system().externalId();
            }

            private R marked(R record) {
                return record.externalId()
                        .map(id -> type.create(record.values()
                                .with(key, id + MARK + record.id().value())))
                        .orElse(record);
            }

            private R unmarked(R record) {
                return record.externalId()
                        .map(id -> type.create(record.values().with(key, id.substring(0, id.indexOf(MARK)))))
                        .orElse(record);
            }

            private void requireFree(R record) {
                for (R other : query(Query.of(type).pageOf(Query.MAX_PAGE_SIZE)).items()) {
                    if (!other.id().equals(record.id())
                            && record.externalId().isPresent()
                            && other.externalId().equals(record.externalId())) {
                        throw new DuplicateException(
                                StoreErrors.DUPLICATE_KEY,
                                Map.of("key", key.name(), "record", record.ref(), "existing", other.ref()));
                    }
                }
            }

            @Override
            public void insert(R record) {
                requireFree(record);
                sound.insert(marked(record));
            }

            @Override
            public void update(R record, long readVersion) {
                requireFree(record);
                sound.update(marked(record), readVersion);
            }

            @Override
            public Optional<R> find(UUID id) {
                return sound.find(id).map(this::unmarked);
            }

            @Override
            public dev.clientela.record.Page<R> query(Query<R> query) {
                return sound.query(query).map(this::unmarked);
            }
        }
    }

    /** An idempotency key that is taken is taken again. */
    static final class CommandsTwice extends StoreContract {
        @Override
        protected CrmStore newStore() {
            return new WrappedStore() {
                @Override
                CommandLog commands(UnitOfWork unit) {
                    return new WrappedCommands(unit.commands()) {
                        @Override
                        public void add(Done done) {
                            if (find(done.key()).isEmpty()) {
                                sound.add(done);
                            }
                        }
                    };
                }
            };
        }
    }

    /** A key is forgotten before its time. */
    static final class CommandsForgottenTooSoon extends StoreContract {
        @Override
        protected CrmStore newStore() {
            return new WrappedStore() {
                @Override
                CommandLog commands(UnitOfWork unit) {
                    return new WrappedCommands(unit.commands()) {
                        @Override
                        public int purge(Instant before, int limit) {
                            return sound.purge(before.plusNanos(1), limit);
                        }
                    };
                }
            };
        }
    }

    /** Deleting leaves the record where it was. */
    static final class DeletedIsFound extends StoreContract {
        @Override
        protected CrmStore newStore() {
            return new WrappedStore() {
                @Override
                <R extends CrmRecord<R>> Repository<R> records(UnitOfWork unit, RecordType<R> type) {
                    return new WrappedRepository<>(unit.records(type)) {
                        @Override
                        public void delete(R record, long readVersion) {
                            List<R> there = findAll(List.of(record.id().value()));
                            if (there.isEmpty() || there.get(0).version() != readVersion) {
                                sound.delete(record, readVersion);
                            }
                        }
                    };
                }
            };
        }
    }
}
