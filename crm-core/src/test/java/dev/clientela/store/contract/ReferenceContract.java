package dev.clientela.store.contract;

import static dev.clientela.store.contract.StoreFixture.remarks;
import static dev.clientela.store.contract.StoreFixture.samples;
import static dev.clientela.store.contract.StoreFixture.uuid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.error.ConflictException;
import dev.clientela.record.Sample;
import dev.clientela.store.Scope;
import dev.clientela.store.UnitOfWork;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * No reference comes to lead nowhere because one unit deletes a record while another refers to it. Whether a reference
 * leads anywhere to begin with is for those who write it to see to.
 */
public interface ReferenceContract extends StoreFixture {

    /** How one record refers to another. */
    enum Way {
        FIELD_OF_ANOTHER_TYPE {
            @Override
            void insert(UnitOfWork unit, Sample target) {
                remarks(unit).insert(Remark.number(2).having(Remark.ABOUT, target.id()));
            }

            @Override
            boolean isThere(UnitOfWork unit) {
                return remarks(unit).find(Remark.number(2).id().value()).isPresent();
            }
        },
        FIELD_OF_ITS_TYPE {
            @Override
            Sample referring(Sample from, Sample target) {
                return from.having(Sample.PARENT, target.id());
            }
        },
        CUSTOM_FIELD {
            @Override
            Sample referring(Sample from, Sample target) {
                return from.having(Sample.CUSTOM_REFERENCE, target.id());
            }
        },
        ELEMENT_OF_A_LIST {
            @Override
            Sample referring(Sample from, Sample target) {
                return from.having(Sample.PARTS, List.of(new Sample.Part("bolt", 1), Sample.Part.like(target)));
            }
        };

        /** The sample once it refers to the other. */
        Sample referring(Sample from, Sample target) {
            throw new UnsupportedOperationException("It is no sample that refers");
        }

        /** Adds record number 2, which refers to the sample. */
        void insert(UnitOfWork unit, Sample target) {
            samples(unit).insert(referring(Sample.number(2), target));
        }

        /** Whether record number 2 is there. */
        boolean isThere(UnitOfWork unit) {
            return samples(unit).find(uuid(2)).isPresent();
        }
    }

    private static void delete(UnitOfWork unit) {
        samples(unit).delete(samples(unit).find(uuid(1)).orElseThrow(), 1);
    }

    @Test
    @DisplayName("Whoever comes to refer to a record that somebody deletes meanwhile is refused")
    default void referringToWhatIsDeletedMeanwhile() {
        for (Way way : Way.values()) {
            Scope scope = newTenant();
            insert(scope, Sample.number(1));
            assertThatThrownBy(() -> write(scope, unit -> {
                        Sample target = samples(unit).find(uuid(1)).orElseThrow();
                        Together.meanwhile(() -> write(scope, ReferenceContract::delete));
                        way.insert(unit, target);
                    }))
                    .as(way.name())
                    .isInstanceOf(ConflictException.class);
            assertThat(this.<Boolean>read(scope, way::isThere)).as(way.name()).isFalse();
        }
    }

    @Test
    @DisplayName("So is whoever changes a record to refer to one that somebody deletes meanwhile")
    default void comingToReferToWhatIsDeletedMeanwhile() {
        for (Way way : List.of(Way.FIELD_OF_ITS_TYPE, Way.CUSTOM_FIELD, Way.ELEMENT_OF_A_LIST)) {
            Scope scope = newTenant();
            insert(scope, Sample.number(1), Sample.number(2));
            assertThatThrownBy(() -> write(scope, unit -> {
                        Sample target = samples(unit).find(uuid(1)).orElseThrow();
                        Sample from = samples(unit).find(uuid(2)).orElseThrow();
                        Together.meanwhile(() -> write(scope, ReferenceContract::delete));
                        samples(unit).update(way.referring(from.next(), target), 1);
                    }))
                    .as(way.name())
                    .isInstanceOf(ConflictException.class);
            assertThat(committed(scope, 2)).as(way.name()).contains(Sample.number(2));
        }
    }

    @Test
    @DisplayName("Whoever deletes a record that somebody comes to refer to meanwhile is refused")
    default void deletingWhatIsReferredToMeanwhile() {
        for (Way way : Way.values()) {
            Scope scope = newTenant();
            insert(scope, Sample.number(1));
            assertThatThrownBy(() -> write(scope, unit -> {
                        Sample target = samples(unit).find(uuid(1)).orElseThrow();
                        Together.meanwhile(() -> write(scope, other -> way.insert(other, target)));
                        samples(unit).delete(target, 1);
                    }))
                    .as(way.name())
                    .isInstanceOf(ConflictException.class);
            assertThat(committed(scope, 1)).as(way.name()).isPresent();
        }
    }

    @Test
    @DisplayName("Of one who refers to a record and one who deletes it at the same moment, one is refused")
    default void oneOfBothIsRefused() {
        for (int round = 0; round < 5; round++) {
            for (Way way : Way.values()) {
                Scope scope = newTenant();
                insert(scope, Sample.number(1));
                var outcomes = Together.run(2, thread -> {
                    write(scope, unit -> {
                        Optional<Sample> target = samples(unit).find(uuid(1));
                        if (thread == 0) {
                            target.ifPresent(there -> way.insert(unit, there));
                        } else if (!way.isThere(unit)) {
                            delete(unit);
                        }
                    });
                    return true;
                });
                assertThat(outcomes)
                        .allSatisfy(outcome -> assertThat(
                                        outcome.succeeded() || outcome.failure() instanceof ConflictException)
                                .as("%s: %s", way, outcome.failure())
                                .isTrue());
                boolean leadsNowhere = read(
                        scope,
                        unit -> way.isThere(unit) && samples(unit).find(uuid(1)).isEmpty());
                assertThat(leadsNowhere).as(way.name()).isFalse();
            }
        }
    }

    @Test
    @DisplayName("Those who refer to one record do not hinder each other, nor does a reference change it")
    default void referringIsShared() {
        for (Way way : Way.values()) {
            Scope scope = newTenant();
            insert(scope, Sample.number(1));
            AtomicBoolean other = new AtomicBoolean();
            referring(() -> write(scope, unit -> {
                Sample target = samples(unit).find(uuid(1)).orElseThrow();
                if (!other.getAndSet(true)) {
                    Together.meanwhile(() -> write(scope, meanwhile -> way.insert(meanwhile, target)));
                }
                samples(unit).insert(Sample.number(3).having(Sample.PARENT, target.id()));
            }));
            assertThat(committed(scope, 1)).as(way.name()).contains(Sample.number(1));
            assertThat(this.<Boolean>read(scope, way::isThere)).as(way.name()).isTrue();
        }
    }

    private void referring(Runnable unit) {
        for (int runs = 1; ; runs++) {
            try {
                unit.run();
                return;
            } catch (ConflictException e) {
                if (runs == runsToRefer()) {
                    throw e;
                }
            }
        }
    }

    @Test
    @DisplayName("What a unit knows to lead nowhere, or itself takes away with the record, is its own affair")
    default void whatIsKnownIsLeftAlone() {
        Scope scope = newTenant();
        Sample gone = Sample.number(9);
        for (Way way : Way.values()) {
            write(scope, unit -> way.insert(unit, gone));
            write(scope, unit -> {
                samples(unit).find(uuid(2)).ifPresent(known -> samples(unit).delete(known, 1));
                remarks(unit)
                        .find(Remark.number(2).id().value())
                        .ifPresent(known -> remarks(unit).delete(known, 1));
            });
        }
        insert(scope, Sample.number(1), Way.CUSTOM_FIELD.referring(Sample.number(2), Sample.number(1)));
        Together.meanwhile(() -> write(scope, unit -> samples(unit).insert(Sample.number(3))));
        write(scope, unit -> {
            Sample from = samples(unit).find(uuid(2)).orElseThrow();
            Together.meanwhile(() -> write(scope, other -> samples(other).insert(Sample.number(4))));
            samples(unit).update(from.next().having(Sample.CUSTOM_REFERENCE, null), 1);
            delete(unit);
        });
        assertThat(committed(scope, 1)).isEmpty();
    }
}
