package dev.clientela.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.error.ErrorCode;
import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldDefinitionTest {

    private final FieldCatalog catalog = new FieldCatalog(List.of(Sample.TYPE));

    @Test
    void a_custom_field_is_a_field_like_any_other() {
        Sample.CUSTOM_FIELDS.forEach(catalog::define);

        assertThat(catalog.field("sample", "nickname")).contains(Sample.CUSTOM_TEXT);
        assertThat(catalog.field("sample", "title")).contains(Sample.TEXT);
        assertThat(catalog.field("sample", "nothing")).isEmpty();
        assertThat(catalog.field("nothing", "title")).isEmpty();
        assertThat(catalog.fields(Sample.TYPE))
                .startsWith(Sample.TYPE.fields().toArray(Field<?>[]::new))
                .hasSize(Sample.TYPE.fields().size() + Sample.CUSTOM_FIELDS.size());
    }

    @Test
    void defining_a_field_twice_in_the_same_way_changes_nothing() {
        catalog.define(CustomField.on(Sample.TYPE, "size", Trait.SORTABLE).integer(0, 9));
        catalog.define(CustomField.on(Sample.TYPE, "size", Trait.SORTABLE).integer(0, 9));

        assertThat(catalog.fields(Sample.TYPE)).hasSize(Sample.TYPE.fields().size() + 1);
    }

    @Test
    void defining_it_in_another_way_is_refused() {
        catalog.define(CustomField.on(Sample.TYPE, "size", Trait.SORTABLE).integer(0, 9));

        assertRefused(
                RecordErrors.NAME_TAKEN,
                CustomField.on(Sample.TYPE, "size", Trait.SORTABLE).integer(0, 10));
        assertRefused(
                RecordErrors.NAME_TAKEN, CustomField.on(Sample.TYPE, "size").integer(0, 9));
        assertRefused(
                RecordErrors.NAME_TAKEN,
                CustomField.on(Sample.TYPE, "size", Trait.SORTABLE).text(9));
    }

    @Test
    void decimals_that_stores_would_round_cannot_be_defined() {
        CustomField field = CustomField.on(Sample.TYPE, "ratio");

        assertThat(field.decimal(20).check(new BigDecimal("1E-20"))).isEmpty();
        assertThat(field.decimal(20).check(new BigDecimal("1E-21")))
                .extracting(Violation::code)
                .containsExactly(RecordErrors.TOO_PRECISE);
        assertThatThrownBy(() -> field.decimal(21)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_built_in_name_is_taken() {
        assertRefused(
                RecordErrors.NAME_TAKEN, CustomField.on(Sample.TYPE, "title").text(9));
        assertRefused(RecordErrors.NAME_TAKEN, Sample.TEXT);
    }

    @Test
    void a_field_needs_a_record_type_that_the_catalog_knows() {
        RecordType<Sample> stranger = FieldSet.of("stranger", SampleId::new).type(values -> {
            throw new IllegalStateException("never made");
        });

        assertRefused(RecordErrors.UNKNOWN, CustomField.on(stranger, "size").flag());
    }

    @Test
    void fields_defined_at_the_same_time_are_all_there() throws Exception {
        int threads = 8;
        CyclicBarrier start = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                int own = thread;
                tasks.add(() -> {
                    start.await();
                    int seen = 0;
                    for (int n = 0; n < 50; n++) {
                        catalog.define(CustomField.on(Sample.TYPE, "own_" + own + "_" + n)
                                .flag());
                        catalog.define(
                                CustomField.on(Sample.TYPE, "shared_" + n).text(10));
                        seen += catalog.field("sample", "own_" + own + "_" + n).isPresent() ? 1 : 0;
                    }
                    return seen;
                });
            }
            for (Future<Integer> seen : pool.invokeAll(tasks)) {
                assertThat(seen.get()).isEqualTo(50);
            }
        } finally {
            pool.shutdown();
        }
        assertThat(catalog.fields(Sample.TYPE)).hasSize(Sample.TYPE.fields().size() + 8 * 50 + 50);
    }

    @Test
    void two_record_types_of_one_name_are_a_mistake() {
        assertThatThrownBy(() -> new FieldCatalog(List.of(Sample.TYPE, Sample.TYPE)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Size", "1size", "si ze", "größe", "a-b", "_x"})
    void custom_fields_have_plain_names(String name) {
        assertThatThrownBy(() -> CustomField.on(Sample.TYPE, name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void custom_fields_are_neither_unique_nor_read_only() {
        for (Trait trait : List.of(Trait.UNIQUE, Trait.READ_ONLY)) {
            assertThatThrownBy(() -> CustomField.on(Sample.TYPE, "size", trait))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void only_what_has_an_order_is_sortable() {
        assertThatThrownBy(() -> FieldSet.of("odd", SampleId::new).tags("words", Trait.SORTABLE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_name_is_declared_once_and_before_the_set_is_closed() {
        FieldSet<SampleId> fields = FieldSet.of("odd", SampleId::new);
        fields.text("word", 10);

        assertThatThrownBy(() -> fields.flag("word")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> fields.flag("version")).isInstanceOf(IllegalStateException.class);
        fields.type(values -> {
            throw new IllegalStateException("never made");
        });
        assertThatThrownBy(() -> fields.flag("late")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void unique_fields_are_unique_keys_and_references_are_indexed() {
        assertThat(Sample.TYPE.uniqueKeys())
                .containsExactly(new UniqueKey("external_id", List.of(Sample.SYSTEM.externalId())));
        assertThat(Sample.PARENT.has(Trait.INDEXED)).isTrue();
        assertThat(Sample.PARENT.has(Trait.UNIQUE)).isFalse();
    }

    private void assertRefused(ErrorCode code, Field<?> field) {
        assertThatThrownBy(() -> catalog.define(field))
                .isInstanceOfSatisfying(
                        ValidationException.class,
                        refused ->
                                assertThat(refused.violations().get(0).code()).isEqualTo(code));
    }
}
