package dev.clientela.examples.benchmarks.database;

import dev.clientela.CrmSession;
import dev.clientela.account.CreateAccount;
import dev.clientela.catalog.AddPriceBookEntry;
import dev.clientela.catalog.AddProduct;
import dev.clientela.catalog.PriceBookEntry;
import dev.clientela.catalog.PriceBookId;
import dev.clientela.catalog.PriceFormula;
import dev.clientela.catalog.Product;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Products that stand in every book: with a price of their own in the standard one, at 90 % of it in each other. The first
 * is written by the library, the others are copies of its rows.
 */
final class Catalogue {

    /** With the standard one. */
    static final int BOOKS = 50;

    static final String CUSTOMER = "Customer";

    private final Workplace workplace;
    private final int products;

    private Catalogue(Workplace workplace, int products) {
        this.workplace = workplace;
        this.products = products;
    }

    static void fill(String url, int products) {
        try (Workplace workplace = Workplace.at(url)) {
            new Catalogue(workplace, products).fill();
        }
    }

    static UUID product(int number) {
        return new UUID(0x7000L, 0x8000_0000_0000_0000L | number);
    }

    static String book(int number) {
        return "Book " + number;
    }

    private void fill() {
        CrmSession ada = workplace.session();
        ada.accounts().open(CreateAccount.business(CUSTOMER));
        Product product = ada.products().add(AddProduct.named("Product").price(Money.of(CurrencyUnit.EUR, 100)));
        PriceBookEntry own = ada.priceBookEntries()
                .list(ada.priceBookEntries().query())
                .items()
                .get(0);
        List<PriceBookId> books = new ArrayList<>();
        for (int i = 1; i < BOOKS; i++) {
            books.add(ada.priceBooks().open(book(i)).id());
        }
        PriceBookEntry reckoned = ada.priceBookEntries()
                .add(AddPriceBookEntry.to(books.get(0))
                        .product(product.id())
                        .byFormula(
                                CurrencyUnit.EUR,
                                PriceFormula.ofStandard().percent("90").roundedTo("0.05")));
        String number = "lpad(to_hex(n), 12, '0')";
        String newProduct = "('00000000-0000-7000-8000-' || " + number + ")::uuid";
        List<String> statements = new ArrayList<>(List.of(
                "set session_replication_role = replica", // references are what they ought to be, and not checked row
                // by row
                "set synchronous_commit = off",
                "create temporary table index_of_table as select indexname, indexdef from pg_indexes"
                        + " where tablename = 'crm_price_book_entry' and indexname not like '%pkey'",
                "do $$ declare i record; begin for i in select * from index_of_table"
                        + " loop execute 'drop index ' || i.indexname; end loop; end $$"));
        statements.add(
                copies("crm_product", product.id().value(), "", Map.of("id", newProduct, "name", "'Product ' || n")));
        statements.add(copies(
                "crm_price_book_entry",
                own.id().value(),
                "",
                Map.of("id", "('00000001-0000-7000-8000-' || " + number + ")::uuid", "product", newProduct)));
        statements.add(copies(
                "crm_price_book_entry",
                reckoned.id().value(),
                ", (select id as book, row_number() over (order by id) as place from crm_price_book where standard is not true) b",
                Map.of(
                        "id",
                        "(lpad(to_hex(b.place + 1), 8, '0') || '-0000-7000-8000-' || " + number + ")::uuid",
                        "product",
                        newProduct,
                        "price_book",
                        "b.book")));
        statements.add("do $$ declare i record; begin for i in select * from index_of_table"
                + " loop execute i.indexdef; end loop; end $$");
        statements.add("vacuum analyze");
        workplace.execute(statements);
    }

    /** As many copies of a row as there are products, with some columns written anew. */
    private String copies(String table, UUID like, String beside, Map<String, String> anew) {
        List<String> columns = workplace.reading(connection -> {
            ResultSet found = connection.createStatement().executeQuery("select * from " + table + " limit 0");
            List<String> names = new ArrayList<>();
            for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                names.add(found.getMetaData().getColumnName(i));
            }
            return names;
        });
        List<String> values = columns.stream()
                .map(column -> anew.getOrDefault(column, "e." + column))
                .toList();
        return "insert into " + table + " (" + String.join(", ", columns) + ") select " + String.join(", ", values)
                + " from " + table + " e, generate_series(1, " + products + ") n" + beside + " where e.id = '" + like
                + "'";
    }
}
