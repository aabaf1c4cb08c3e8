package dev.clientela.housekeeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RelaySettingsTest {

    @Property
    void waitsNeverShorterAndNeverBeyondTheLongest(
            @ForAll @IntRange(min = 1, max = Integer.MAX_VALUE - 1) int attempt,
            @ForAll @IntRange(min = 1, max = 100_000) int first,
            @ForAll @IntRange(min = 0, max = 1_000_000) int more) {
        Duration longest = Duration.ofSeconds((long) first + more);
        RelaySettings settings = RelaySettings.usual().retrying(Duration.ofSeconds(first), longest);

        assertThat(settings.retryAfter(attempt))
                .isBetween(Duration.ofSeconds(first), longest)
                .isLessThanOrEqualTo(settings.retryAfter(attempt + 1));
    }

    @Test
    void doublesUntilTheCap() {
        RelaySettings settings = RelaySettings.usual().retrying(Duration.ofSeconds(30), Duration.ofSeconds(200));

        assertThat(java.util.stream.IntStream.rangeClosed(1, 5).mapToObj(settings::retryAfter))
                .extracting(Duration::toSeconds)
                .containsExactly(30L, 60L, 120L, 200L, 200L);
    }

    @Test
    void refusesWhatMakesNoSense() {
        RelaySettings usual = RelaySettings.usual();
        assertThatThrownBy(() -> usual.withBatch(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> usual.withPerRun(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> usual.withAttempts(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> usual.withLease(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> usual.retrying(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
