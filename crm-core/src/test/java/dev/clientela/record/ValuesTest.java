package dev.clientela.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ValuesTest {

    @Property(tries = 300)
    void values_differ_in_exactly_the_fields_that_make_them_different(
            @ForAll("samples") Sample one, @ForAll("samples") Sample other) {
        List<Field<?>> differences = one.values().differences(other.values());

        assertThat(differences).doesNotHaveDuplicates().isEqualTo(other.values().differences(one.values()));
        assertThat(differences.isEmpty()).isEqualTo(one.equals(other));
        Set<Field<?>> all = new HashSet<>(one.values().fields());
        all.addAll(other.values().fields());
        for (Field<?> field : all) {
            assertThat(differences.contains(field))
                    .as(field.name())
                    .isEqualTo(!one.find(field).equals(other.find(field)));
        }
    }

    @Property(tries = 300)
    void copying_the_differences_makes_them_equal(@ForAll("samples") Sample one, @ForAll("samples") Sample other) {
        Values.Builder edit = one.values().edit();
        one.values().differences(other.values()).forEach(field -> edit.copy(field, other.values()));

        assertThat(edit.build()).isEqualTo(other.values()).hasSameHashCodeAs(other.values());
        assertThat(edit.build().toString()).isEqualTo(other.values().toString());
    }

    @Property(tries = 300)
    void an_edit_leaves_what_it_began_with_and_what_it_built_alone(
            @ForAll("samples") Sample one, @ForAll("samples") Sample other) {
        String before = one.values().toString();
        Values.Builder edit = one.values().edit();
        Values untouched = edit.build();
        SampleArbitraries.optionalFields().forEach(field -> edit.copy(field, other.values()));
        Values built = edit.build();
        String after = built.toString();
        SampleArbitraries.optionalFields().forEach(field -> edit.set(field, null));

        assertThat(one.values()).hasToString(before).isEqualTo(untouched);
        assertThat(built).hasToString(after);
        assertThat(edit.build().fields()).allMatch(field -> field.has(Trait.READ_ONLY));
    }

    @Property(tries = 300)
    void fields_come_in_the_order_of_their_declaration_then_custom_ones_by_name(@ForAll("samples") Sample sample) {
        List<Field<?>> known = Sample.catalog().fields(Sample.TYPE);

        assertThat(known.stream().filter(sample.values()::has))
                .isEqualTo(sample.values().fields());
    }

    @Test
    void setting_a_value_and_clearing_it_changes_nothing() {
        Sample sample = Sample.number(1);

        assertThat(sample.having(Sample.CUSTOM_TEXT, "x").having(Sample.CUSTOM_TEXT, null))
                .isEqualTo(sample);
        assertThat(sample.having(Sample.TEXT, "x").having(Sample.TEXT, null)).isEqualTo(sample);
        assertThat(sample.having(Sample.TEXT, "")).isNotEqualTo(sample);
    }

    @Test
    void a_field_of_another_record_type_is_a_mistake() {
        TextField foreign = FieldSet.of("other", SampleId::new).text("title", 10);

        assertThatThrownBy(() -> Sample.number(1).find(foreign)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sample.number(1).having(foreign, "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<Sample> samples() {
        return SampleArbitraries.samples();
    }
}
