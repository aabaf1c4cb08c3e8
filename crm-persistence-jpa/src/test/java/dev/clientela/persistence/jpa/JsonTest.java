package dev.clientela.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

class JsonTest {

    private static final JsonMapper JACKSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    @Provide
    static Arbitrary<Object> plain() {
        Arbitrary<Object> leaves = Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(20).map(text -> text),
                Arbitraries.strings().ascii().ofMaxLength(20).map(text -> text),
                Arbitraries.longs().map(number -> number),
                Arbitraries.bigDecimals().ofScale(6).map(BigDecimal::stripTrailingZeros),
                Arbitraries.of(true, false));
        return nested(nested(leaves));
    }

    private static Arbitrary<Object> nested(Arbitrary<Object> inner) {
        return Arbitraries.oneOf(
                inner,
                inner.list().ofMaxSize(3).map(list -> list),
                Arbitraries.maps(Arbitraries.strings().ofMaxLength(5), inner)
                        .ofMaxSize(3)
                        .map(TreeMap::new));
    }

    @Property(edgeCases = EdgeCasesMode.NONE) // those of nested lists are too many
    void writesWhatJacksonWritesWithTheNamesInOrder(@ForAll("plain") Object plain) {
        assertThat(Json.write(plain)).isEqualTo(JACKSON.writeValueAsString(plain));
    }

    @Test
    @DisplayName("writes absent elements, and large numbers without an exponent")
    void writesNullsAndLargeNumbers() {
        assertThat(Json.write(Arrays.asList("a", null, new BigDecimal("1E+20"))))
                .isEqualTo("[\"a\",null,100000000000000000000]");
    }

    @Test
    @DisplayName("writes one text for a map, in whatever order it was filled")
    void ordersNames() {
        assertThat(Json.write(List.of(new TreeMap<>(Map.of("b", 1L, "a", 2L)))))
                .isEqualTo(Json.write(List.of(Map.of("a", 2L, "b", 1L))))
                .isEqualTo("[{\"a\":2,\"b\":1}]");
    }
}
