package dev.clientela.activity;

import static dev.clientela.activity.ActivityStatus.CANCELLED;
import static dev.clientela.activity.ActivityStatus.DONE;
import static dev.clientela.activity.ActivityStatus.IN_PROGRESS;
import static dev.clientela.activity.ActivityStatus.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ActivityStatusTest {

    private static List<ActivityStatus> from(ActivityStatus status) {
        return Arrays.stream(ActivityStatus.values()).filter(status::leadsTo).toList();
    }

    @Test
    @DisplayName("what is open may go anywhere; what is closed can only be opened again")
    void table() {
        assertThat(from(OPEN)).containsExactly(IN_PROGRESS, DONE, CANCELLED);
        assertThat(from(IN_PROGRESS)).containsExactly(OPEN, DONE, CANCELLED);
        assertThat(from(DONE)).containsExactly(OPEN);
        assertThat(from(CANCELLED)).containsExactly(OPEN);
    }

    @Test
    @DisplayName("open and in progress leave something to do")
    void open() {
        assertThat(Arrays.stream(ActivityStatus.values()).filter(ActivityStatus::isOpen))
                .containsExactly(OPEN, IN_PROGRESS);
    }
}
