package dev.clientela.examples.erp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clientela.CrmSession;
import dev.clientela.account.Account;
import dev.clientela.account.CreateAccount;
import dev.clientela.catalog.AddProduct;
import dev.clientela.command.Edit;
import dev.clientela.quote.AddQuoteLine;
import dev.clientela.quote.AttachedDocument;
import dev.clientela.quote.DraftQuote;
import dev.clientela.quote.Quote;
import dev.clientela.quote.QuoteFields;
import dev.clientela.quote.QuoteId;
import dev.clientela.quote.QuoteStatus;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Offers of the CRM become orders of the ERP in one transaction, and sheets of paper. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfferTest {

    private final EmbeddedPostgres server = EmbeddedPostgres.start();
    private final Erp erp = new Erp(server.getJdbcUrl("postgres", "postgres"));
    private final CrmSession ada = erp.crmOf("ada");

    OfferTest() throws IOException {}

    @AfterAll
    void stop() throws IOException {
        erp.close();
        server.close();
    }

    private <T> T inErp(Supplier<T> work) {
        return erp.transactions().run(work);
    }

    /** Engines at 1,700.00 each, for a customer who may owe 10,000.00. */
    private QuoteId draft(int engines) {
        return inErp(() -> {
            Account navy = ada.accounts().open(CreateAccount.business("Navy " + UUID.randomUUID()));
            QuoteId offer = ada.quotes()
                    .draft(DraftQuote.forAccount(navy.id()).named("Engines"))
                    .id();
            ada.quotes()
                    .addLine(AddQuoteLine.to(offer)
                            .product(ada.products()
                                    .add(AddProduct.named("Difference engine").price(eur("1700.00")))
                                    .id())
                            .quantity(engines));
            return offer;
        });
    }

    private String sent(QuoteId offer) {
        return inErp(() -> ada.quotes().send(offer)).key().orElseThrow();
    }

    private static Money eur(String amount) {
        return Money.parse("EUR " + amount);
    }

    private Quote stored(QuoteId offer) {
        return inErp(() -> ada.quotes().get(offer));
    }

    private List<SalesOrder> orders(QuoteId offer) {
        return inErp(() -> erp.transactions()
                .current()
                .createQuery("select o from SalesOrder o where o.offer = :offer", SalesOrder.class)
                .setParameter("offer", offer.value())
                .getResultList());
    }

    @Test
    @DisplayName("S-12 an offer that its customer accepts is one order of the ERP, however often it is accepted")
    void accepted() {
        QuoteId offer = draft(3);
        String key = sent(offer);
        inErp(() -> erp.offersOfCustomers().accept(key, "F. Beaufort"));
        inErp(() -> erp.offersOfCustomers().accept(key, "F. Beaufort"));

        assertThat(orders(offer)).singleElement().satisfies(order -> {
            assertThat(order.total()).isEqualByComparingTo("5100");
            assertThat(stored(offer).orderId()).contains(Long.toString(order.number()));
        });
    }

    @Test
    @DisplayName("S-12 an order that the ERP refuses takes the acceptance back")
    void refused() {
        QuoteId offer = draft(6);
        String key = sent(offer);
        assertThatThrownBy(() -> inErp(() -> erp.offersOfCustomers().accept(key, "F. Beaufort")))
                .isInstanceOf(CreditExceededException.class);
        assertThat(stored(offer).status()).isEqualTo(QuoteStatus.SENT);
        assertThat(orders(offer)).isEmpty();
    }

    @Test
    @DisplayName("S-12 a transaction of the ERP that is rolled back takes order and acceptance along")
    void rolledBack() {
        QuoteId offer = draft(2);
        sent(offer);
        assertThatThrownBy(() -> inErp(() -> {
                    Quote accepted = ada.quotes().accept(offer);
                    assertThat(accepted.orderId()).isPresent();
                    throw new IllegalStateException("no stock");
                }))
                .hasMessage("no stock");
        assertThat(stored(offer).status()).isEqualTo(QuoteStatus.SENT);
        assertThat(orders(offer)).isEmpty();
        inErp(() -> ada.quotes().accept(offer));
        assertThat(orders(offer)).hasSize(1);
    }

    @Test
    @DisplayName("S-12 an offer is set as PDF, whose text is the offer's and whose pages are not blank")
    void asPdf() throws IOException {
        QuoteId offer = draft(3);
        inErp(() -> {
            ada.quotes()
                    .addLine(AddQuoteLine.to(offer)
                            .named("Instalación & puesta en marcha <in situ>")
                            .description("Dos semanas, con un maquinista.\nViaje incluido.")
                            .quantity(2)
                            .unitPrice(eur("640.50"))
                            .discountPercent(10)
                            .taxPercent(21));
            return ada.quotes()
                    .edit(
                            offer,
                            Edit.set(QuoteFields.VALID_UNTIL, LocalDate.of(9999, 4, 30))
                                    .and(
                                            QuoteFields.LOCALE,
                                            Locale.forLanguageTag("es-ES").toLanguageTag())
                                    .and(
                                            QuoteFields.INTRODUCTION,
                                            "Estimado señor Beaufort:\nLe ofrecemos con gusto lo que sigue.")
                                    .and(QuoteFields.TERMS, "Pago a 30 días.\nGarantía de dos años.")
                                    .and(
                                            QuoteFields.ATTACHMENTS,
                                            List.of(AttachedDocument.of("Plano", "https://files.example/plano"))));
        });
        sent(offer);
        byte[] pdf = new OfferPdf().of(inErp(() -> ada.quotes().preview(offer)));

        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " "))
                    .contains("Difference engine", "Instalación & puesta en marcha <in situ>", "Garantía de dos años")
                    .contains("6.252,90", "242,11", "6.495,01");
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 100);
            assertThat(dark(page)).isGreaterThan(5_000);
            Path picture = Path.of("target", "offer.png");
            Files.createDirectories(picture.getParent());
            ImageIO.write(page, "png", picture.toFile());
        }
    }

    private static int dark(BufferedImage page) {
        int dark = 0;
        for (int x = 0; x < page.getWidth(); x++) {
            for (int y = 0; y < page.getHeight(); y++) {
                dark += (page.getRGB(x, y) & 0xFF) < 128 ? 1 : 0;
            }
        }
        return dark;
    }
}
