package dev.clientela.store.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.error.ConflictException;
import dev.clientela.record.Criterion;
import dev.clientela.record.Field;
import dev.clientela.record.Moment;
import dev.clientela.record.Query;
import dev.clientela.record.QueryOrder;
import dev.clientela.record.Sample;
import dev.clientela.record.Sort;
import dev.clientela.record.Trait;
import dev.clientela.security.Tenant;
import dev.clientela.store.Repository;
import dev.clientela.store.Scope;
import dev.clientela.store.UnitOfWork;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the store in memory promises beyond the contract, and its indexes on the way to it. */
class InMemoryUnitsTest {

    private static final Scope SCOPE = new Scope(Tenant.DEFAULT, new Moment(Instant.EPOCH, ZoneOffset.UTC));

    private final InMemoryStore store = opened();

    private static InMemoryStore opened() {
        InMemoryStore store = new InMemoryStore();
        store.open(Sample.catalog());
        return store;
    }

    private static void write(InMemoryStore store, Consumer<Repository<Sample>> work) {
        store.write(SCOPE, unit -> {
            work.accept(samples(unit));
            return true;
        });
    }

    private static Repository<Sample> samples(UnitOfWork unit) {
        return unit.records(Sample.TYPE);
    }

    private long count(Criterion criterion) {
        return store.read(SCOPE, unit -> samples(unit).count(criterion));
    }

    @Test
    @DisplayName("A unit inside another is one of its own: it sees nothing of it and outlives its failure")
    void unitsDoNotMix() {
        assertThatThrownBy(() -> write(store, outer -> {
                    outer.insert(Sample.number(1));
                    write(store, inner -> inner.insert(Sample.number(2)));
                    assertThat(count(Criterion.always())).isEqualTo(1);
                    throw new IllegalStateException("outer");
                }))
                .hasMessage("outer");
        assertThat(count(Sample.ID.is(Sample.number(2).id()))).isEqualTo(1);
        assertThat(count(Criterion.always())).isEqualTo(1);
    }

    @Test
    @DisplayName("A record deleted and made anew with the same version is not the one that was read")
    void sameVersionIsNotSameRecord() {
        write(store, samples -> samples.insert(Sample.number(1)));
        assertThatThrownBy(() -> write(store, outer -> {
                    Sample read = outer.find(Sample.number(1).id().value()).orElseThrow();
                    write(store, inner -> {
                        inner.delete(read, 1);
                        inner.insert(Sample.number(1).having(Sample.TEXT, "anew"));
                    });
                    outer.update(read.next(), 1);
                }))
                .isInstanceOf(ConflictException.class);
        assertThat(count(Sample.TEXT.is("anew"))).isEqualTo(1);
    }

    @Test
    @DisplayName("A store that was not opened says so")
    void unopened() {
        assertThatThrownBy(() -> new InMemoryStore().read(SCOPE, unit -> true))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("An index asked for within a unit finds what the unit wrote, and what others wrote after it")
    void indexMadeWithinAUnit() {
        write(store, samples -> samples.insert(Sample.number(1).having(Sample.TEXT, "a")));
        write(store, outer -> {
            outer.insert(Sample.number(2).having(Sample.TEXT, "a"));
            assertThat(outer.count(Sample.TEXT.is("a"))).isEqualTo(2);
            write(store, inner -> inner.insert(Sample.number(3).having(Sample.TEXT, "a")));
            assertThat(outer.count(Sample.TEXT.is("a"))).isEqualTo(2);
        });
        assertThat(count(Sample.TEXT.is("a"))).isEqualTo(3);
    }

    @Test
    @DisplayName("However many orders are asked for, each stays right while records change")
    void manyOrders() {
        List<Sort> sorts = new ArrayList<>();
        for (Field<?> field : Sample.TYPE.fields()) {
            if (field.has(Trait.SORTABLE)) {
                sorts.add(field.ascending());
                sorts.add(field.descending());
            }
        }
        assertThat(sorts).hasSizeGreaterThan(8);
        List<Sample> all = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            for (Sort sort : sorts) {
                Sample added = Sample.number(all.size())
                        .having(Sample.INTEGER, (long) (all.size() * 7 % 5))
                        .having(Sample.TEXT, "t" + all.size() * 3 % 4);
                all.add(added);
                write(store, samples -> samples.insert(added));
                Query<Sample> query = Query.of(Sample.TYPE).orderBy(sort).pageOf(1_000);
                assertThat(store.read(SCOPE, unit -> samples(unit).query(query)).items())
                        .containsExactlyElementsOf(
                                all.stream().sorted(QueryOrder.of(query)).toList());
            }
        }
    }

    @Property(tries = 50)
    @Label("Indexes find what a search through everything finds, after any changes, committed or not")
    void indexesFollowEveryChange(@ForAll Random random) {
        InMemoryStore fresh = opened();
        for (int unit = 0; unit < 12; unit++) {
            boolean fails = random.nextInt(4) == 0;
            try {
                write(fresh, samples -> {
                    for (int i = 0; i < 4; i++) {
                        change(samples, random);
                        assertIndexesFind(samples, random);
                    }
                    if (fails) {
                        throw new IllegalStateException("as wanted");
                    }
                });
            } catch (IllegalStateException e) {
                assertThat(e).hasMessage("as wanted");
            }
        }
    }

    private static void change(Repository<Sample> samples, Random random) {
        Sample sample = Sample.number(random.nextInt(6))
                .having(Sample.TEXT, random.nextInt(4) == 0 ? null : "T" + random.nextInt(3))
                .having(Sample.SYSTEM.externalId(), "x" + random.nextInt(1_000_000));
        Sample before = samples.find(sample.id().value()).orElse(null);
        if (before == null) {
            samples.insert(sample);
        } else if (random.nextInt(3) == 0) {
            samples.delete(before, before.version());
        } else {
            samples.update(sample.having(Sample.SYSTEM.version(), before.version() + 1), before.version());
        }
    }

    private static void assertIndexesFind(Repository<Sample> samples, Random random) {
        List<Sample> all = samples.query(Query.of(Sample.TYPE)).items();
        String text = "t" + random.nextInt(3);
        assertThat(samples.count(Sample.TEXT.isLike(text)))
                .isEqualTo(all.stream()
                        .filter(sample -> sample.find(Sample.TEXT)
                                .filter(text::equalsIgnoreCase)
                                .isPresent())
                        .count());
        for (Sample sample : all) {
            String key = sample.externalId().orElseThrow();
            assertThat(samples.query(Query.of(Sample.TYPE)
                                    .where(Sample.SYSTEM.externalId().is(key)))
                            .items())
                    .containsExactly(sample);
        }
        Query<Sample> query = Query.of(Sample.TYPE).orderBy(Sample.TEXT.descending());
        assertThat(samples.query(query).items())
                .containsExactlyElementsOf(
                        all.stream().sorted(QueryOrder.of(query)).toList());
    }
}
