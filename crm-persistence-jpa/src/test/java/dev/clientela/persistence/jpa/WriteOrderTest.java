package dev.clientela.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clientela.record.RecordType;
import dev.clientela.record.ReferenceField;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WriteOrderTest {

    @Test
    @DisplayName("Each type is written behind all that it refers to: those of the library form no circle")
    void targetsComeFirst() {
        Map<String, Integer> places = WriteOrder.of(RecordTables.TYPES);
        assertThat(places.values()).doesNotHaveDuplicates().hasSameSizeAs(RecordTables.TYPES);
        for (RecordType<?> type : RecordTables.TYPES) {
            for (ReferenceField<?> reference : RecordTables.references(type)) {
                if (!reference.target().equals(type.name())) {
                    assertThat(places.get(reference.target()))
                            .as("%s", reference)
                            .isLessThan(places.get(type.name()));
                }
            }
        }
    }
}
