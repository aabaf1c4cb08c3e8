package dev.clientela.examples.quickstart;

import dev.clientela.examples.quickstart.SalesReport.Conversion;
import dev.clientela.examples.quickstart.SalesReport.StageLine;
import dev.clientela.examples.quickstart.SalesReport.WinLoss;
import java.awt.Color;
import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.style.Styler;

/** The charts of the page, each as the text of an SVG element, under the title of the table that it goes with. */
final class Charts {

    private static final Color INK = new Color(0x33, 0x3d, 0x4b);
    private static final Color RULE = new Color(0xe3, 0xe7, 0xec);
    private static final Color BLUE = new Color(0x2f, 0x6d, 0xb5);
    private static final Color SAND = new Color(0xd9, 0x9a, 0x45);
    private static final int MOST_BARS = 15;

    private Charts() {}

    static Map<String, String> of(SalesReport report) throws IOException {
        Map<String, String> charts = new LinkedHashMap<>();
        put(charts, "Pipeline by stage", stages(report.stages()));
        put(charts, "By region", winLoss(report.regions()));
        put(charts, "By manager", values(report.managers()));
        put(charts, "By seller", values(report.sellers()));
        put(charts, "By product", values(report.products()));
        put(charts, "By month of closing", winLoss(report.months()));
        put(charts, "Open deals by age", stages(report.openByAge()));
        put(charts, "Leads by origin", rates(report.origins()));
        put(charts, "Leads by month of first contact", leads(report.leadMonths()));
        return charts;
    }

    private static void put(Map<String, String> charts, String title, CategoryChart chart) throws IOException {
        if (!chart.getSeriesMap().isEmpty()) {
            charts.put(title, svg(title, chart));
        }
    }

    private static CategoryChart stages(List<StageLine> lines) {
        CategoryChart chart = chart("Deals");
        series(
                chart,
                "Deals",
                lines.stream().map(StageLine::name).toList(),
                lines.stream().map(StageLine::deals).toList());
        return chart;
    }

    private static CategoryChart winLoss(List<WinLoss> lines) {
        CategoryChart chart = chart("Deals");
        List<String> names = lines.stream().map(WinLoss::name).toList();
        series(chart, "Won", names, lines.stream().map(WinLoss::won).toList());
        series(chart, "Lost", names, lines.stream().map(WinLoss::lost).toList());
        return chart;
    }

    private static CategoryChart values(List<WinLoss> lines) {
        CategoryChart chart = chart("Value won, thousand USD");
        List<WinLoss> first = lines.stream().limit(MOST_BARS).toList();
        series(
                chart,
                "Value won",
                first.stream().map(WinLoss::name).toList(),
                first.stream().map(line -> line.value().movePointLeft(3)).toList());
        return chart;
    }

    private static CategoryChart rates(List<Conversion> lines) {
        CategoryChart chart = chart("Converted, %");
        series(
                chart,
                "Converted",
                lines.stream().map(Conversion::name).toList(),
                lines.stream().map(line -> line.rate().orElse(BigDecimal.ZERO)).toList());
        return chart;
    }

    private static CategoryChart leads(List<Conversion> lines) {
        CategoryChart chart = chart("Leads");
        List<String> names = lines.stream().map(Conversion::name).toList();
        series(chart, "Leads", names, lines.stream().map(Conversion::leads).toList());
        series(
                chart,
                "Converted",
                names,
                lines.stream().map(Conversion::converted).toList());
        return chart;
    }

    private static void series(CategoryChart chart, String name, List<String> names, List<? extends Number> values) {
        if (!names.isEmpty()) {
            chart.addSeries(name, names, values);
            chart.getStyler().setXAxisLabelRotation(names.size() > 7 ? 40 : 0);
            chart.getStyler().setLegendVisible(chart.getSeriesMap().size() > 1);
        }
    }

    private static CategoryChart chart(String scale) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(760)
                .height(340)
                .yAxisTitle(scale)
                .build();
        Font small = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
        chart.getStyler()
                .setSeriesColors(new Color[] {BLUE, SAND})
                .setChartTitleVisible(false)
                .setChartBackgroundColor(Color.WHITE)
                .setChartFontColor(INK)
                .setPlotBorderVisible(false)
                .setLegendBorderColor(Color.WHITE)
                .setLegendPosition(Styler.LegendPosition.OutsideS)
                .setLegendLayout(Styler.LegendLayout.Horizontal)
                .setLegendFont(small);
        chart.getStyler().setAvailableSpaceFill(0.7);
        chart.getStyler().setPlotMargin(0).setYAxisMin(0.0);
        chart.getStyler()
                .setPlotGridVerticalLinesVisible(false)
                .setPlotGridLinesColor(RULE)
                .setAxisTickLabelsFont(small)
                .setAxisTickLabelsColor(INK)
                .setAxisTitleFont(small)
                .setAxisTicksMarksVisible(false)
                .setYAxisDecimalPattern("#,##0.##");
        return chart;
    }

    /** The drawing itself, named for those who cannot see it, and rounded to hundredths of a pixel. */
    private static String svg(String title, CategoryChart chart) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        VectorGraphicsEncoder.saveVectorGraphic(chart, bytes, VectorGraphicsFormat.SVG);
        String file = bytes.toString(StandardCharsets.UTF_8);
        return file.substring(file.indexOf("<svg"))
                .replaceFirst("<svg", "<svg role=\"img\" aria-label=\"" + title + "\"")
                .replaceAll("(\\d\\.\\d\\d)\\d+", "$1");
    }
}
