package dev.clientela.examples.quickstart;

import dev.clientela.intake.Row;
import dev.clientela.security.InMemoryUserDirectory;
import dev.clientela.security.Owner;
import dev.clientela.security.User;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The host's own users: sellers, each with a manager and a region, as the CRM sees them through its directory. */
final class SalesTeam {

    private static final List<Seller> MADE_UP = List.of(
            new Seller("Inbound One", "Inbound Lead", "Inbound"),
            new Seller("Inbound Two", "Inbound Lead", "Inbound"),
            new Seller("Inbound Three", "Inbound Lead", "Inbound"));

    private final Map<String, Seller> byId = new LinkedHashMap<>();
    private final boolean madeUp;

    /** Somebody who sells. */
    record Seller(String name, String manager, String region) {

        String id() {
            return idOf(name);
        }

        String managerId() {
            return idOf(manager);
        }
    }

    private SalesTeam(List<Seller> sellers, boolean madeUp) {
        sellers.forEach(seller -> byId.put(seller.id(), seller));
        this.madeUp = madeUp;
    }

    /** The sellers of a sheet; where there is none, three are made up to give leads to. */
    static SalesTeam of(Optional<Sheet> sheet) {
        return sheet.map(team -> new SalesTeam(
                        team.rows().stream().map(row -> seller(team, row)).toList(), false))
                .orElseGet(() -> new SalesTeam(MADE_UP, true));
    }

    private static Seller seller(Sheet team, Row row) {
        return new Seller(team.cell(row, "sales_agent"), team.cell(row, "manager"), team.cell(row, "regional_office"));
    }

    InMemoryUserDirectory directory() {
        InMemoryUserDirectory directory = new InMemoryUserDirectory()
                .addQueue("accounts")
                .addQueue("leads")
                .addQueue("nurturing");
        for (Seller seller : byId.values()) {
            directory.add(User.named(seller.managerId(), seller.manager()));
            directory.add(User.named(seller.id(), seller.name())
                    .reportingTo(seller.managerId())
                    .inTeams(seller.region())
                    .inTerritories(seller.region()));
        }
        return directory;
    }

    List<Seller> sellers() {
        return List.copyOf(byId.values());
    }

    boolean isMadeUp() {
        return madeUp;
    }

    String[] regions() {
        return byId.values().stream()
                .map(Seller::region)
                .collect(java.util.stream.Collectors.toCollection(TreeSet::new))
                .toArray(String[]::new);
    }

    /** @throws IllegalArgumentException when nobody of that name sells here */
    Seller named(String name) {
        return withId(idOf(name));
    }

    Seller withId(String id) {
        Seller seller = byId.get(id);
        if (seller == null) {
            throw new IllegalArgumentException("No such seller: " + id);
        }
        return seller;
    }

    boolean isManager(String id) {
        return byId.values().stream().anyMatch(seller -> seller.managerId().equals(id));
    }

    /** @throws IllegalArgumentException when nobody of that id has sellers */
    String managerWithId(String id) {
        return byId.values().stream()
                .filter(seller -> seller.managerId().equals(id))
                .map(Seller::manager)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No such manager: " + id));
    }

    Owner ownerOf(String name) {
        return Owner.user(named(name).id());
    }

    private static String idOf(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace(' ', '.');
    }
}
