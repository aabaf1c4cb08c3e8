package dev.clientela.examples.erp;

import dev.clientela.CrmSession;
import dev.clientela.account.Account;
import dev.clientela.account.AccountFields;
import dev.clientela.account.AccountId;
import dev.clientela.command.Edit;
import dev.clientela.intake.Import;
import dev.clientela.intake.ImportReport;
import dev.clientela.intake.RowSource;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ERP's customers, and the same companies as accounts of the CRM. Whoever changes one, the other follows: an account in
 * the transaction that changes its customer, a customer when the event arrives that tells of its account.
 */
final class Customers {

    private static final BigDecimal FIRST_CREDIT = BigDecimal.valueOf(10_000);

    private static final List<String> COLUMNS = List.of("number", "name", "city");

    private static final Import<Account> ACCOUNTS = Import.into(Account.TYPE)
            .matching(AccountFields.EXTERNAL_ID)
            .column("number", AccountFields.EXTERNAL_ID)
            .column("name", AccountFields.NAME)
            .column("city", AccountFields.CITY)
            .emptyClears();

    private final Transactions transactions;
    private final CrmSession crm;

    Customers(Transactions transactions, CrmSession crm) {
        this.transactions = transactions;
        this.crm = crm;
    }

    Customer register(String name, String city) {
        return transactions.run(() -> {
            Customer customer = new Customer(name, Optional.of(city), FIRST_CREDIT);
            transactions.current().persist(customer);
            upsert(List.of(customer));
            return customer;
        });
    }

    Customer change(long number, String name, String city) {
        return transactions.run(() -> {
            Customer customer = get(number);
            customer.describe(name, Optional.of(city));
            upsert(List.of(customer));
            return customer;
        });
    }

    /** Brings all accounts up to date: on the first day, and whenever somebody doubts that they are. */
    ImportReport upsertAll() {
        return transactions.run(() -> upsert(transactions
                .current()
                .createQuery("select c from Customer c order by c.number", Customer.class)
                .getResultList()));
    }

    /** The account of each number is made, or changed where it differs; where it does not, nothing is written or told. */
    private ImportReport upsert(List<Customer> some) {
        ImportReport report = crm.imports()
                .run(
                        ACCOUNTS,
                        RowSource.ofMaps(
                                COLUMNS, some.stream().map(Customers::row).toList()));
        if (!report.isClean()) {
            throw new IllegalStateException("The CRM does not take customers: " + report.firstRefused());
        }
        return report;
    }

    private static Map<String, String> row(Customer customer) {
        return Map.of(
                "number",
                Long.toString(customer.number()),
                "name",
                customer.name(),
                "city",
                customer.city().orElse(""));
    }

    /**
     * Takes over what the account says now, which may be more than the event says that brought it up. So a late event puts
     * no old state over a new one, and one that tells of the ERP's own change finds nothing to do.
     */
    void follow(AccountId id) {
        crm.accounts()
                .find(id)
                .ifPresent(account -> account.externalId()
                        .map(number -> get(Long.parseLong(number)))
                        .ifPresent(customer -> customer.describe(account.name(), account.find(AccountFields.CITY))));
    }

    /** The customer that the account is; with its first order, it becomes one. */
    Customer of(AccountId id) {
        Account account = crm.accounts().get(id);
        return account.externalId().map(number -> get(Long.parseLong(number))).orElseGet(() -> {
            Customer customer = new Customer(account.name(), account.find(AccountFields.CITY), FIRST_CREDIT);
            transactions.current().persist(customer);
            crm.accounts().edit(id, Edit.set(AccountFields.EXTERNAL_ID, Long.toString(customer.number())));
            return customer;
        });
    }

    /** @throws IllegalArgumentException when there is none of that number */
    private Customer get(long number) {
        return Optional.ofNullable(transactions.current().find(Customer.class, number))
                .orElseThrow(() -> new IllegalArgumentException("No customer has the number " + number));
    }
}
