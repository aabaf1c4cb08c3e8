package dev.clientela.persistence.jpa.entity;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of {@code crm_contact}. */
@Entity(name = "crm_contact")
@Table(name = "crm_contact")
@Cacheable(false)
@Access(AccessType.FIELD)
public class ContactEntity extends RecordEntity {

    @Column(name = "account")
    private @Nullable UUID account;

    @Column(name = "salutation", length = 40)
    private @Nullable String salutation;

    @Column(name = "salutation_key", nullable = false)
    private @Nullable String salutationKey;

    @Column(name = "first_name", length = 80)
    private @Nullable String firstName;

    @Column(name = "first_name_key", nullable = false)
    private @Nullable String firstNameKey;

    @Column(name = "last_name", length = 80)
    private @Nullable String lastName;

    @Column(name = "last_name_key", nullable = false)
    private @Nullable String lastNameKey;

    @Column(name = "title", length = 128)
    private @Nullable String title;

    @Column(name = "title_key", nullable = false)
    private @Nullable String titleKey;

    @Column(name = "department", length = 80)
    private @Nullable String department;

    @Column(name = "department_key", nullable = false)
    private @Nullable String departmentKey;

    @Column(name = "reports_to")
    private @Nullable UUID reportsTo;

    @Column(name = "owner", nullable = false, length = 200)
    private @Nullable String owner;

    @Column(name = "emails")
    private @Nullable String emails;

    @Column(name = "phones")
    private @Nullable String phones;

    @Column(name = "addresses")
    private @Nullable String addresses;

    @Column(name = "source", length = 60)
    private @Nullable String source;

    @Column(name = "language", length = 2)
    private @Nullable String language;

    @Column(name = "language_key", nullable = false)
    private @Nullable String languageKey;

    @Column(name = "birth_date")
    private @Nullable LocalDate birthDate;

    @Column(name = "description")
    private @Nullable String description;

    @Column(name = "description_key", nullable = false)
    private @Nullable String descriptionKey;

    @Column(name = "email_opt_out")
    private @Nullable Boolean emailOptOut;

    @Column(name = "do_not_call")
    private @Nullable Boolean doNotCall;

    @Column(name = "target_lists")
    private @Nullable String targetLists;

    @Column(name = "created_by_lead", length = 200)
    private @Nullable String createdByLead;

    @Column(name = "updated_by_lead", length = 200)
    private @Nullable String updatedByLead;

    /** For the persistence provider and the store. */
    protected ContactEntity() {}
}
