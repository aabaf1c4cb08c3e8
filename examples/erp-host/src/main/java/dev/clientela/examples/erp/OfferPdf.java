package dev.clientela.examples.erp;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import dev.clientela.quote.PublicQuote;
import dev.clientela.quote.QuoteRenderer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Offers as PDF: the page that the CRM writes, set by a library. With the fonts that every reader has, which know the
 * letters of Western Europe; for others a host embeds a font of its own by {@code useFont}.
 */
final class OfferPdf {

    private final QuoteRenderer pages = QuoteRenderer.usual();

    byte[] of(PublicQuote offer) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        try {
            PdfRendererBuilder builder = new PdfRendererBuilder();
            builder.withHtmlContent(pages.html(offer), null);
            // Nothing that an offer names is fetched while it is set.
            builder.useUriResolver((base, address) -> null);
            builder.toStream(pdf);
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }
}
