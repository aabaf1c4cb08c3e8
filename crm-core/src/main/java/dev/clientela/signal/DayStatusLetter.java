package dev.clientela.signal;

import dev.clientela.security.Owner;
import dev.clientela.security.Tenant;
import dev.clientela.security.User;
import dev.clientela.security.UserDirectory;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.joda.money.BigMoney;

/** What the state of the day says to one recipient: of themselves, of the queues they draw from, of who reports to them. */
final class DayStatusLetter {

    /** The name of its template. */
    static final String TEMPLATE = "sales.day_status";

    private final Tenant tenant;
    private final UserDirectory directory;
    private final DayStatusSettings settings;
    private final User recipient;

    DayStatusLetter(Tenant tenant, UserDirectory directory, DayStatusSettings settings, User recipient) {
        this.tenant = tenant;
        this.directory = directory;
        this.settings = settings;
        this.recipient = recipient;
    }

    /** The id of the user whom it goes to. */
    String recipient() {
        return recipient.id();
    }

    /** The day on which it is due, by now, where the recipient is; empty while it is not, or for who gets none. */
    Optional<LocalDate> dueOn(Instant now) {
        ZonedDateTime there = now.atZone(recipient.zone());
        boolean wanted = recipient.active()
                && (settings.roles().isEmpty() || recipient.roles().stream().anyMatch(settings.roles()::contains));
        return wanted && !there.toLocalTime().isBefore(settings.at())
                ? Optional.of(there.toLocalDate())
                : Optional.empty();
    }

    /** The day that it tells of. */
    LocalDate tellsOf(LocalDate dueOn) {
        return settings.aboutDayBefore() ? dueOn.minusDays(1) : dueOn;
    }

    /** Of whom it tells, in its order. */
    Set<Owner> owners() {
        Set<Owner> owners = new LinkedHashSet<>();
        owners.add(Owner.user(recipient.id()));
        recipient.queues().stream().sorted().map(Owner::queue).forEach(owners::add);
        directory.reportsOf(tenant, recipient.id()).stream()
                .filter(User::active)
                .map(report -> Owner.user(report.id()))
                .forEach(owners::add);
        return owners;
    }

    /** What its template is filled with; empty when there is nothing to tell. */
    Optional<Map<String, Object>> values(LocalDate day, Collection<SellerDay> days) {
        Map<Owner, SellerDay> byOwner = days.stream().collect(Collectors.toMap(SellerDay::owner, one -> one));
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Owner owner : owners()) {
            SellerDay known = byOwner.get(owner);
            if (known != null || settings.zeroRows()) {
                rows.add(row(known == null ? SellerDay.quiet(owner) : known));
            }
        }
        return rows.isEmpty() ? Optional.empty() : Optional.of(Map.of("day", day, "rows", rows));
    }

    private Map<String, Object> row(SellerDay day) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("seller", name(day.owner()));
        row.put("overdue_tasks", day.overdueTasks());
        row.put("new_leads", day.newLeads());
        row.put("red", day.red());
        row.put("orange", day.orange());
        row.put("closed_sales", day.closedSales());
        row.put(
                "closed_amounts",
                day.closedAmounts().values().stream()
                        .map(DayStatusLetter::amount)
                        .collect(Collectors.joining(", ")));
        return row;
    }

    private String name(Owner owner) {
        return owner.isUser()
                ? directory.user(tenant, owner.id()).map(User::name).orElse(owner.id())
                : owner.id();
    }

    /** A sum of amounts of a currency has no more decimals than they. */
    private static String amount(BigMoney money) {
        return money.toMoney(RoundingMode.UNNECESSARY).toString();
    }
}
