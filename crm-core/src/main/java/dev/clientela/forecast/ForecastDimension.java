package dev.clientela.forecast;

/** What a forecast is broken down by: each of its entries is one seller, territory, product family, quarter or month. */
public enum ForecastDimension {
    /** Owners of deals, each with what the sellers below them bring in. */
    SELLER,
    /** Territories of deals. */
    TERRITORY,
    /** Families of the products on deals' lines; deals without lines have none. */
    PRODUCT_FAMILY,
    /** Fiscal quarters. */
    QUARTER,
    /** Fiscal months. */
    MONTH
}
