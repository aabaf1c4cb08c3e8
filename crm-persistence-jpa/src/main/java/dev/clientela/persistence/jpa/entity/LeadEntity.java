package dev.clientela.persistence.jpa.entity;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of {@code crm_lead}. */
@Entity(name = "crm_lead")
@Table(name = "crm_lead")
@Cacheable(false)
@Access(AccessType.FIELD)
public class LeadEntity extends RecordEntity {

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

    @Column(name = "company", length = 255)
    private @Nullable String company;

    @Column(name = "company_key", nullable = false)
    private @Nullable String companyKey;

    @Column(name = "title", length = 128)
    private @Nullable String title;

    @Column(name = "title_key", nullable = false)
    private @Nullable String titleKey;

    @Column(name = "emails")
    private @Nullable String emails;

    @Column(name = "phones")
    private @Nullable String phones;

    @Column(name = "website", length = 255)
    private @Nullable String website;

    @Column(name = "website_key", nullable = false)
    private @Nullable String websiteKey;

    @Column(name = "street", length = 255)
    private @Nullable String street;

    @Column(name = "street_key", nullable = false)
    private @Nullable String streetKey;

    @Column(name = "city", length = 80)
    private @Nullable String city;

    @Column(name = "city_key", nullable = false)
    private @Nullable String cityKey;

    @Column(name = "region", length = 80)
    private @Nullable String region;

    @Column(name = "region_key", nullable = false)
    private @Nullable String regionKey;

    @Column(name = "postal_code", length = 20)
    private @Nullable String postalCode;

    @Column(name = "postal_code_key", nullable = false)
    private @Nullable String postalCodeKey;

    @Column(name = "country", length = 2)
    private @Nullable String country;

    @Column(name = "country_key", nullable = false)
    private @Nullable String countryKey;

    @Column(name = "status", nullable = false, length = 60)
    private @Nullable String status;

    @Column(name = "owner", nullable = false, length = 200)
    private @Nullable String owner;

    @Column(name = "source", length = 60)
    private @Nullable String source;

    @Column(name = "industry", length = 60)
    private @Nullable String industry;

    @Column(name = "rating", length = 60)
    private @Nullable String rating;

    @Column(name = "employees")
    private @Nullable Long employees;

    @Column(name = "annual_revenue", precision = 38, scale = 4)
    private @Nullable BigDecimal annualRevenue;

    @Column(name = "annual_revenue_currency", length = 3)
    private @Nullable String annualRevenueCurrency;

    @Column(name = "product_interest", length = 255)
    private @Nullable String productInterest;

    @Column(name = "product_interest_key", nullable = false)
    private @Nullable String productInterestKey;

    @Column(name = "description")
    private @Nullable String description;

    @Column(name = "description_key", nullable = false)
    private @Nullable String descriptionKey;

    @Column(name = "first_contact_at")
    private @Nullable LocalDateTime firstContactAt;

    @Column(name = "score")
    private @Nullable Long score;

    @Column(name = "grade", length = 40)
    private @Nullable String grade;

    @Column(name = "grade_key", nullable = false)
    private @Nullable String gradeKey;

    @Column(name = "email_opt_out")
    private @Nullable Boolean emailOptOut;

    @Column(name = "do_not_call")
    private @Nullable Boolean doNotCall;

    @Column(name = "target_lists")
    private @Nullable String targetLists;

    @Column(name = "lost_reason", length = 60)
    private @Nullable String lostReason;

    @Column(name = "assigned_at")
    private @Nullable LocalDateTime assignedAt;

    @Column(name = "first_responded_at")
    private @Nullable LocalDateTime firstRespondedAt;

    @Column(name = "is_converted", nullable = false)
    private @Nullable Boolean isConverted;

    @Column(name = "converted_at")
    private @Nullable LocalDateTime convertedAt;

    @Column(name = "converted_account")
    private @Nullable UUID convertedAccount;

    @Column(name = "converted_contact")
    private @Nullable UUID convertedContact;

    @Column(name = "converted_opportunity")
    private @Nullable UUID convertedOpportunity;

    /** For the persistence provider and the store. */
    protected LeadEntity() {}
}
