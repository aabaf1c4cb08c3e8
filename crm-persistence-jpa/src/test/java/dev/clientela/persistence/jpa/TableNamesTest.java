package dev.clientela.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableNamesTest {

    @Test
    @DisplayName("Tables bear the prefix, in the schema if one is given")
    void tablesBearThePrefix() {
        assertThat(TableNames.standard().qualified("lead")).isEqualTo("crm_lead");
        assertThat(TableNames.prefixed("erp_").qualified("lead")).isEqualTo("erp_lead");
        assertThat(TableNames.prefixed("erp_").inSchema("sales").qualified("lead"))
                .isEqualTo("sales.erp_lead");
        assertThat(TableNames.prefixed("erp_").inSchema("sales").bare("lead")).isEqualTo("erp_lead");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_crm", "1crm", "crm.", "crm-", "crm; drop table x", "é_", "a_prefix_too_long"})
    @DisplayName("What would have to be quoted, or leaves no room for the names of constraints, is no prefix")
    void noPrefix(String prefix) {
        assertThatIllegalArgumentException().isThrownBy(() -> TableNames.prefixed(prefix));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_sales", "sales.crm", "\"sales\"", "sales "})
    @DisplayName("What would have to be quoted is no name of a schema")
    void noSchema(String schema) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TableNames.standard().inSchema(schema));
    }
}
