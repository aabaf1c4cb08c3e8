package dev.clientela.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.error.ValidationException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    private static final Query<Sample> BY_TITLE = Query.of(Sample.TYPE)
            .where(Sample.FLAG.isTrue())
            .orderBy(Sample.TEXT.ascending(), Sample.MONEY.descending());

    @Property(tries = 500)
    void a_cursor_opens_to_the_position_it_was_made_of(
            @ForAll("samples") Sample last, @ForAll("queries") Query<Sample> query) {
        Cursor cursor = Cursor.behind(last, query);

        assertThat(cursor.token()).matches("[A-Za-z0-9_-]+");
        assertThat(CursorPosition.of(query.after(cursor)))
                .contains(QueryOrder.of(query).positionOf(last));
    }

    @Property(tries = 500)
    void a_damaged_cursor_is_refused(
            @ForAll("samples") Sample last, @ForAll("queries") Query<Sample> query, @ForAll("damages") Damage damage) {
        String token = Cursor.behind(last, query).token();
        String damaged = damage.applyTo(token);
        Assume.that(!damaged.equals(token));

        assertRefused(query, damaged);
    }

    @Property(tries = 300)
    void a_cursor_of_another_query_is_refused(
            @ForAll("samples") Sample last,
            @ForAll("queries") Query<Sample> one,
            @ForAll("queries") Query<Sample> other) {
        Assume.that(!one.where().equals(other.where()) || !one.order().equals(other.order()));

        assertRefused(other, Cursor.behind(last, one).token());
    }

    @Test
    void the_page_size_may_change_from_page_to_page() {
        Cursor cursor = Cursor.behind(Sample.number(1), BY_TITLE);

        assertThat(CursorPosition.of(BY_TITLE.pageOf(7).after(cursor))).isPresent();
    }

    @Test
    void equal_criteria_share_cursors_in_whichever_order_their_values_were_named() {
        Query<Sample> one = Query.of(Sample.TYPE).where(Sample.CHOICE.in("web", "fair"));
        Query<Sample> same = Query.of(Sample.TYPE).where(Sample.CHOICE.in("fair", "web"));

        assertThat(CursorPosition.of(same.after(Cursor.behind(Sample.number(1), one))))
                .isPresent();
    }

    @Test
    void every_flipped_bit_is_noticed() {
        Sample last = Sample.number(1).having(Sample.TEXT, "Ñandú").having(Sample.MONEY, Sample.money("JPY 5"));
        byte[] token = java.util.Base64.getUrlDecoder()
                .decode(Cursor.behind(last, BY_TITLE).token());

        for (int bit = 0; bit < token.length * 8; bit++) {
            byte[] flipped = token.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertRefused(
                    BY_TITLE, java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(flipped));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "=", "AQ", "AQ==", "null", "cursor\u0000", "😀", "../../etc", "AAAA AAAA"})
    void foreign_text_is_refused(String foreign) {
        assertRefused(BY_TITLE, foreign);
    }

    @Test
    void huge_text_is_refused() {
        assertRefused(BY_TITLE, "A".repeat(10_000_000));
    }

    @Test
    void a_query_without_cursor_starts_at_the_beginning() {
        assertThat(CursorPosition.of(BY_TITLE)).isEmpty();
    }

    private static void assertRefused(Query<?> query, String token) {
        assertThatThrownBy(() -> CursorPosition.of(query.after(new Cursor(token))))
                .isInstanceOfSatisfying(
                        ValidationException.class,
                        refused -> assertThat(refused.violations())
                                .singleElement()
                                .satisfies(violation -> {
                                    assertThat(violation.code()).isEqualTo(RecordErrors.BAD_CURSOR);
                                    assertThat(violation.path()).isEqualTo("after");
                                }));
    }

    private interface Damage {
        String applyTo(String token);
    }

    @Provide
    Arbitrary<Damage> damages() {
        Arbitrary<Integer> places = Arbitraries.integers().between(0, 10_000);
        Arbitrary<Character> letters = Arbitraries.chars().with("ABCxyz019-_=+/ ñ");
        return Arbitraries.oneOf(List.of(
                places.map(at -> token -> token.substring(0, at % token.length())),
                places.map(at -> token -> token.substring(at % token.length())),
                letters.map(letter -> token -> token + letter),
                places.flatMap(at -> letters.map(letter -> token ->
                        token.substring(0, at % token.length()) + letter + token.substring(at % token.length() + 1))),
                Arbitraries.strings().map(foreign -> token -> foreign)));
    }

    @Provide
    Arbitrary<Sample> samples() {
        return SampleArbitraries.samples();
    }

    @Provide
    Arbitrary<Query<Sample>> queries() {
        return SampleArbitraries.queries();
    }
}
