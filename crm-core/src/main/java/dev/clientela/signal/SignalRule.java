package dev.clientela.signal;

import dev.clientela.signal.ActivityFacts.Step;
import dev.clientela.signal.Signal.Cause;
import dev.clientela.signal.Signal.Component;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides the colour of a record from what is known of it; time comes as an argument. */
final class SignalRule {

    /** What stores keep of time. */
    private static final Duration TICK = Duration.ofNanos(1_000);

    private static final Comparator<Component> WORST_FIRST = Comparator.comparing(Component::colour)
            .reversed()
            .thenComparing(component -> component.since().orElse(Instant.MAX));

    private final SignalSettings settings;

    SignalRule(SignalSettings settings) {
        this.settings = settings;
    }

    /** From when on delay counts where nobody was in touch yet. */
    record Beginning(Cause cause, Instant at) {}

    Signal decide(Beginning beginning, ActivityFacts facts, Instant now) {
        List<Component> components = components(beginning, facts, now);
        Colour colour = components.get(0).colour();
        Optional<Instant> changesAt = turningPoints(components)
                .filter(time -> time.isAfter(now))
                .sorted()
                .filter(time -> worst(components(beginning, facts, time)) != colour)
                .findFirst();
        return new Signal(colour, components, changesAt);
    }

    private static Colour worst(List<Component> components) {
        return components.get(0).colour();
    }

    private List<Component> components(Beginning beginning, ActivityFacts facts, Instant now) {
        List<Component> components = new ArrayList<>();
        components.add(delay(beginning, facts, now));
        task(facts, now).ifPresent(components::add);
        if (facts.open().isEmpty() && settings.greyWhenNothingPlanned()) {
            components.add(new Component(Cause.NOTHING_PLANNED, Colour.GREY, Optional.empty(), Optional.empty()));
        }
        components.sort(WORST_FIRST);
        return components;
    }

    private Component delay(Beginning beginning, ActivityFacts facts, Instant now) {
        Cause cause = facts.lastContact().isPresent() ? Cause.LAST_CONTACT : beginning.cause();
        Instant since = facts.lastContact().orElse(beginning.at());
        return new Component(cause, grade(since, now), Optional.of(since), Optional.empty());
    }

    /** That of the task that is due first: no other one can be worse. */
    private Optional<Component> task(ActivityFacts facts, Instant now) {
        Optional<Step> first = facts.open().stream()
                .filter(step -> step.due().isPresent() || settings.anyOpenTaskIsRed())
                .min(Comparator.comparing(step -> step.due().orElse(Instant.MAX)));
        return first.map(step -> new Component(
                Cause.TASK,
                settings.anyOpenTaskIsRed() ? Colour.RED : grade(step.due().orElseThrow(), now),
                step.due(),
                step.id()));
    }

    private Colour grade(Instant since, Instant now) {
        Duration waited = settings.hours().between(since, now);
        if (waited.compareTo(settings.redAfter()) > 0) {
            return Colour.RED;
        }
        return waited.compareTo(settings.orangeAfter()) > 0 ? Colour.ORANGE : Colour.WHITE;
    }

    /** When a component comes to more than it may be. */
    private Stream<Instant> turningPoints(List<Component> components) {
        return components.stream()
                .flatMap(component -> component.since().stream())
                .flatMap(since -> Stream.of(settings.orangeAfter(), settings.redAfter())
                        .map(most -> settings.hours().after(since, most.plus(TICK))));
    }
}
