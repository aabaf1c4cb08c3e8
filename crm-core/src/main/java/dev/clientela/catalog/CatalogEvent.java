package dev.clientela.catalog;

import dev.clientela.event.CrmEvent;

/** What happens to products, price books and their entries. The changed fields stand in the envelope. */
public enum CatalogEvent implements CrmEvent {
    /** A new product. */
    PRODUCT_ADDED("product.added"),
    PRODUCT_EDITED("product.edited"),
    PRODUCT_DELETED("product.deleted"),

    /** A new price book. */
    PRICE_BOOK_OPENED("price_book.opened"),
    PRICE_BOOK_EDITED("price_book.edited"),
    PRICE_BOOK_DELETED("price_book.deleted"),

    /** A product got a price in a book. */
    ENTRY_ADDED("price_book_entry.added"),
    ENTRY_EDITED("price_book_entry.edited"),

    /** It was deleted while lines still refer to it, and is kept for them. */
    ENTRY_ARCHIVED("price_book_entry.archived"),
    ENTRY_DELETED("price_book_entry.deleted");

    private final String type;

    CatalogEvent(String type) {
        this.type = type;
    }

    @Override
    public String type() {
        return type;
    }
}
