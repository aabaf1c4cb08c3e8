package dev.clientela.store.contract.broken;

import dev.clientela.record.Criterion;
import dev.clientela.record.CriterionVisitor;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Cursor;
import dev.clientela.record.Field;
import dev.clientela.record.Page;
import dev.clientela.record.Query;
import dev.clientela.record.QueryOrder;
import dev.clientela.record.RecordType;
import dev.clientela.record.TextField;
import dev.clientela.store.CrmStore;
import dev.clientela.store.Repository;
import dev.clientela.store.Scope;
import dev.clientela.store.UnitOfWork;
import dev.clientela.store.contract.StoreContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Stores that find other records than asked for. */
final class BrokenQueries {

    private BrokenQueries() {}

    /** Asks another question than it was asked. */
    private static CrmStore asking(Function<Criterion, Criterion> other) {
        return new WrappedStore() {
            @Override
            <R extends CrmRecord<R>> Repository<R> records(UnitOfWork unit, RecordType<R> type) {
                return new WrappedRepository<>(unit.records(type)) {
                    @Override
                    public Page<R> query(Query<R> query) {
                        return sound.query(new Query<>(
                                query.type(),
                                other.apply(query.where()),
                                query.order(),
                                Query.MAX_PAGE_SIZE,
                                Optional.empty()));
                    }

                    @Override
                    public long count(Criterion criterion) {
                        return sound.count(other.apply(criterion));
                    }
                };
            }
        };
    }

    /** SQL's not: of an absent value, neither a condition nor its negation holds. */
    static final class ThreeValuedNot extends StoreContract {
        @Override
        protected CrmStore newStore() {
            return asking(criterion -> criterion.accept(new Rewriting() {
                @Override
                public Criterion not(Criterion.Not not) {
                    return not.part() instanceof Criterion.OneOf<?> leaf
                            ? not.and(leaf.field().isPresent())
                            : not.part().accept(this).not();
                }
            }));
        }
    }

    /** A collation that ignores case and accents. */
    static final class CaseInsensitiveText extends StoreContract {
        @Override
        protected CrmStore newStore() {
            return asking(criterion -> criterion.accept(new Rewriting() {
                @Override
                public <T> Criterion oneOf(Criterion.OneOf<T> oneOf) {
                    Field<T> field = oneOf.field();
                    return field instanceof TextField text
                            ? Criterion.any(oneOf.values().stream()
                                    .map(value -> text.isLike((String) (Object) value))
                                    .toList())
                            : oneOf;
                }
            }));
        }
    }

    /** Walks a criterion and leaves it as it is. */
    private static class Rewriting implements CriterionVisitor<Criterion> {
        @Override
        public Criterion all(Criterion.All all) {
            return new Criterion.All(
                    all.parts().stream().map(part -> part.accept(this)).toList());
        }

        @Override
        public Criterion any(Criterion.Any any) {
            return new Criterion.Any(
                    any.parts().stream().map(part -> part.accept(this)).toList());
        }

        @Override
        public Criterion not(Criterion.Not not) {
            return new Criterion.Not(not.part().accept(this));
        }

        @Override
        public Criterion present(Criterion.Present present) {
            return present;
        }

        @Override
        public <T> Criterion oneOf(Criterion.OneOf<T> oneOf) {
            return oneOf;
        }

        @Override
        public <T> Criterion compared(Criterion.Compared<T> compared) {
            return compared;
        }

        @Override
        public Criterion textMatch(Criterion.TextMatch match) {
            return match;
        }

        @Override
        public Criterion during(Criterion.During during) {
            return during;
        }

        @Override
        public Criterion hasKeys(Criterion.HasKeys hasKeys) {
            return hasKeys;
        }

        @Override
        public Criterion related(Criterion.Related related) {
            return related;
        }
    }

    /** {@code where tenant = ? and key > ? or key = ? and id > ?}: from the second page on, everybody's records. */
    static final class PageOfAllTenants extends StoreContract {
        @Override
        protected CrmStore newStore() {
            Set<Scope> scopes = ConcurrentHashMap.newKeySet();
            return new WrappedStore() {
                @Override
                <R extends CrmRecord<R>> Repository<R> records(UnitOfWork unit, RecordType<R> type) {
                    scopes.add(unit.scope());
                    CrmStore store = sound;
                    return new WrappedRepository<>(unit.records(type)) {
                        @Override
                        public Page<R> query(Query<R> query) {
                            Page<R> page = sound.query(query);
                            if (query.after().isEmpty()) {
                                return page;
                            }
                            Stream<R> everybodys = scopes.stream()
                                    .flatMap(scope ->
                                            store
                                                    .read(
                                                            scope,
                                                            other -> other.records(type)
                                                                    .query(query))
                                                    .items()
                                                    .stream());
                            return new Page<>(
                                    everybodys
                                            .sorted(QueryOrder.of(query))
                                            .limit(query.pageSize())
                                            .toList(),
                                    page.next());
                        }
                    };
                }
            };
        }
    }

    /** {@code offset 20 limit 10}: skips and repeats when others come and go. */
    static final class PageByOffset extends StoreContract {
        @Override
        protected CrmStore newStore() {
            Map<Cursor, Integer> offsets = new ConcurrentHashMap<>();
            return new WrappedStore() {
                @Override
                <R extends CrmRecord<R>> Repository<R> records(UnitOfWork unit, RecordType<R> type) {
                    return new WrappedRepository<>(unit.records(type)) {
                        @Override
                        public Page<R> query(Query<R> query) {
                            sound.query(query);
                            List<R> all = new ArrayList<>(
                                    sound.query(query.firstPage().pageOf(Query.MAX_PAGE_SIZE))
                                            .items());
                            int from = query.after().map(offsets::get).orElse(0);
                            int to = Math.min(all.size(), from + query.pageSize());
                            List<R> items = from < to ? all.subList(from, to) : List.of();
                            if (to == all.size() || items.isEmpty()) {
                                return new Page<>(items, Optional.empty());
                            }
                            Cursor next = Cursor.behind(items.get(items.size() - 1), query);
                            offsets.put(next, to);
                            return new Page<>(items, Optional.of(next));
                        }
                    };
                }
            };
        }
    }

    /** The id is not part of the order, so a page that ends within a tie loses the rest of it. */
    static final class PageWithoutTiebreak extends StoreContract {
        @Override
        protected CrmStore newStore() {
            return new WrappedStore() {
                @Override
                <R extends CrmRecord<R>> Repository<R> records(UnitOfWork unit, RecordType<R> type) {
                    return new WrappedRepository<>(unit.records(type)) {
                        @Override
                        public Page<R> query(Query<R> query) {
                            Page<R> page = sound.query(query);
                            if (page.next().isEmpty() || query.order().isEmpty()) {
                                return page;
                            }
                            R last = page.items().get(page.items().size() - 1);
                            QueryOrder order = QueryOrder.of(query);
                            return sound.query(query.firstPage().pageOf(Query.MAX_PAGE_SIZE)).items().stream()
                                    .filter(record -> order.positionOf(record)
                                            .keys()
                                            .equals(order.positionOf(last).keys()))
                                    .reduce((first, second) -> second)
                                    .map(end -> new Page<>(page.items(), Optional.of(Cursor.behind(end, query))))
                                    .orElse(page);
                        }
                    };
                }
            };
        }
    }
}
