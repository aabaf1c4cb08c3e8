package dev.clientela.rules.index;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which of the texts that criteria speak of it is, case and accents apart. */
final class FoldedAxis extends Axis {

    private static final int OTHER = ABSENT + 1;

    private final TextSource source;
    private final TextTable table;
    private final Map<String, Integer> places = new LinkedHashMap<>();

    FoldedAxis(int number, TextSource source, Collection<String> mentioned) {
        super(number);
        this.source = source;
        mentioned.forEach(key -> places.putIfAbsent(key, OTHER + 1 + places.size()));
        this.table = new TextTable(places.keySet());
    }

    @Override
    int rows() {
        return OTHER + 1 + places.size();
    }

    @Override
    int place(Reading reading) {
        if (!source.isPresent(reading)) {
            return ABSENT;
        }
        return OTHER + 1 + table.find(source.folded(reading));
    }

    Span span(String key) {
        return Span.ofPlaces(places.getOrDefault(key, OTHER));
    }
}
