package dev.clientela.command;

import dev.clientela.error.CrmException;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.Page;
import dev.clientela.record.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * All that a query finds, from its first page to its last, read page by page within one unit of work each time it is
 * asked for. Not thread-safe.
 */
public final class Pages<R extends CrmRecord<R>> {

    /** The most records that are held at once when they are only looked at. */
    public static final int AT_ONCE = 1_000;

    private final Query<R> query;
    private final Function<Query<R>, Page<R>> reading;

    Pages(Query<R> query, Function<Query<R>, Page<R>> reading) {
        this.query = query.firstPage();
        this.reading = reading;
    }

    /** Shows each record in the order of the query; no more than {@value #AT_ONCE} are held at once. */
    public void forEach(Consumer<? super R> each) {
        forEachPage(AT_ONCE, page -> page.forEach(each));
    }

    /** Shows the records in groups of at most so many, none of them empty. */
    public void forEachPage(int size, Consumer<? super List<R>> each) {
        Query<R> next = query.pageOf(size);
        while (true) {
            Page<R> page = reading.apply(next);
            if (!page.items().isEmpty()) {
                each.accept(page.items());
            }
            if (page.next().isEmpty()) {
                return;
            }
            next = next.after(page.next().get());
        }
    }

    /** All of them at once, for callers who know that they are few; the list is the caller's. */
    public List<R> list() {
        List<R> all = new ArrayList<>();
        forEachPage(Query.MAX_PAGE_SIZE, all::addAll);
        return all;
    }

    /**
     * As {@link #list()}, when there are no more than so many. Of more no more than a page is read before the refusal.
     *
     * @param refusal what is thrown when there are more
     */
    public List<R> list(int most, Supplier<? extends CrmException> refusal) {
        List<R> all = new ArrayList<>();
        forEachPage(Math.min(most + 1, Query.MAX_PAGE_SIZE), page -> {
            all.addAll(page);
            if (all.size() > most) {
                throw refusal.get();
            }
        });
        return all;
    }
}
