package dev.clientela.rules;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.config.MapBasedFunctionDictionary;
import com.ezylang.evalex.config.MapBasedOperatorDictionary;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.functions.FunctionIfc;
import com.ezylang.evalex.functions.basic.AbsFunction;
import com.ezylang.evalex.functions.basic.CeilingFunction;
import com.ezylang.evalex.functions.basic.CoalesceFunction;
import com.ezylang.evalex.functions.basic.FloorFunction;
import com.ezylang.evalex.functions.basic.IfFunction;
import com.ezylang.evalex.functions.basic.MaxFunction;
import com.ezylang.evalex.functions.basic.MinFunction;
import com.ezylang.evalex.operators.OperatorIfc;
import com.ezylang.evalex.operators.arithmetic.InfixDivisionOperator;
import com.ezylang.evalex.operators.arithmetic.InfixMinusOperator;
import com.ezylang.evalex.operators.arithmetic.InfixModuloOperator;
import com.ezylang.evalex.operators.arithmetic.InfixMultiplicationOperator;
import com.ezylang.evalex.operators.arithmetic.InfixPlusOperator;
import com.ezylang.evalex.operators.arithmetic.PrefixMinusOperator;
import com.ezylang.evalex.operators.booleans.InfixAndOperator;
import com.ezylang.evalex.operators.booleans.InfixEqualsOperator;
import com.ezylang.evalex.operators.booleans.InfixGreaterEqualsOperator;
import com.ezylang.evalex.operators.booleans.InfixGreaterOperator;
import com.ezylang.evalex.operators.booleans.InfixLessEqualsOperator;
import com.ezylang.evalex.operators.booleans.InfixLessOperator;
import com.ezylang.evalex.operators.booleans.InfixNotEqualsOperator;
import com.ezylang.evalex.operators.booleans.InfixOrOperator;
import com.ezylang.evalex.operators.booleans.PrefixNotOperator;
import com.ezylang.evalex.parser.ASTNode;
import com.ezylang.evalex.parser.ParseException;
import com.ezylang.evalex.parser.Token.TokenType;
import dev.clientela.error.ValidationException;
import dev.clientela.error.Violation;
import dev.clientela.record.CrmRecord;
import dev.clientela.record.DecimalField;
import dev.clientela.record.Field;
import dev.clientela.record.FieldCatalog;
import dev.clientela.record.FlagField;
import dev.clientela.record.IntegerField;
import dev.clientela.record.MoneyField;
import dev.clientela.record.RecordType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * A number reckoned from the fields of a record: {@code MIN(employees / 100, 20)}.
 *
 * <p>Decimal arithmetic of 34 digits, rounded half even; {@code + - * / %}, comparisons, {@code && || !}, and the functions {@code
 * ABS, CEILING, COALESCE, FLOOR, IF, MAX, MIN}. Fields of whole and decimal numbers and flags stand under their names;
 * money stands as its amount in one currency, {@code annual_revenue_EUR}, and is absent in every other. Where a field
 * that it reads is absent and {@code COALESCE} does not fill it, or where it divides by zero, the formula has no value.
 * It has neither powers nor loops, so its work is bounded by its length. Immutable.
 */
public final class Formula {

    /** Numbers with an exponent could become larger than memory. */
    private static final Pattern EXPONENT = Pattern.compile("(?i)(?<![a-z_0-9])[0-9.]+e[+-]?[0-9]|0x");

    private static final Pattern LONG_NUMBER = Pattern.compile("[0-9]{40}");
    private static final Pattern MONEY = Pattern.compile("(?i)(.+)_([a-z]{3})");

    private static final ExpressionConfiguration CONFIGURATION = ExpressionConfiguration.builder()
            .mathContext(MathContext.DECIMAL128)
            .operatorDictionary(operators())
            .functionDictionary(functions())
            .defaultConstants(new TreeMap<>(Map.of("TRUE", EvaluationValue.TRUE, "FALSE", EvaluationValue.FALSE)))
            .arraysAllowed(false)
            .structuresAllowed(false)
            .binaryAllowed(false)
            .implicitMultiplicationAllowed(false)
            .allowOverwriteConstants(false)
            .maxRecursionDepth(200)
            .zoneId(ZoneOffset.UTC)
            .locale(Locale.ROOT)
            .build();

    private final String text;
    private final Expression expression;
    private final Map<String, Input> inputs;
    private final Set<String> filled;

    private Formula(String text, Expression expression, Map<String, Input> inputs, Set<String> filled) {
        this.text = text;
        this.expression = expression;
        this.inputs = inputs;
        this.filled = filled;
    }

    /** What stands for one name: a value of EvalEx, or null when the record has none. */
    private record Input(Field<?> field, Function<CrmRecord<?>, @Nullable Object> read) {}

    /** The names that may be absent, as they stand in nothing but {@code COALESCE}, and not last. */
    private static Set<String> filled(ASTNode root) {
        Set<String> filled = new HashSet<>();
        Set<String> needed = new HashSet<>();
        collect(root, filled, needed);
        filled.removeAll(needed);
        return filled;
    }

    private static void collect(ASTNode node, Set<String> filled, Set<String> needed) {
        boolean fills = node.getToken().getType() == TokenType.FUNCTION
                && node.getToken().getValue().equalsIgnoreCase("COALESCE");
        for (int i = 0; i < node.getParameters().size(); i++) {
            ASTNode parameter = node.getParameters().get(i);
            if (parameter.getToken().getType() == TokenType.VARIABLE_OR_CONSTANT) {
                boolean mayBeAbsent = fills && i < node.getParameters().size() - 1;
                (mayBeAbsent ? filled : needed).add(key(parameter.getToken().getValue()));
            }
            collect(parameter, filled, needed);
        }
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    private static MapBasedFunctionDictionary dictionary(Map.Entry<String, FunctionIfc>... functions) {
        MapBasedFunctionDictionary dictionary = new MapBasedFunctionDictionary();
        for (Map.Entry<String, FunctionIfc> function : functions) {
            dictionary.addFunction(function.getKey(), function.getValue());
        }
        return dictionary;
    }

    private static MapBasedFunctionDictionary functions() {
        return dictionary(
                Map.entry("ABS", new AbsFunction()),
                Map.entry("CEILING", new CeilingFunction()),
                Map.entry("COALESCE", new CoalesceFunction()),
                Map.entry("FLOOR", new FloorFunction()),
                Map.entry("IF", new IfFunction()),
                Map.entry("MAX", new MaxFunction()),
                Map.entry("MIN", new MinFunction()));
    }

    private static MapBasedOperatorDictionary operators() {
        Map<String, OperatorIfc> operators = new LinkedHashMap<>();
        operators.put("+", new InfixPlusOperator());
        operators.put("-", new InfixMinusOperator());
        operators.put("*", new InfixMultiplicationOperator());
        operators.put("/", new InfixDivisionOperator());
        operators.put("%", new InfixModuloOperator());
        operators.put("=", new InfixEqualsOperator());
        operators.put("==", new InfixEqualsOperator());
        operators.put("!=", new InfixNotEqualsOperator());
        operators.put("<", new InfixLessOperator());
        operators.put("<=", new InfixLessEqualsOperator());
        operators.put(">", new InfixGreaterOperator());
        operators.put(">=", new InfixGreaterEqualsOperator());
        operators.put("&&", new InfixAndOperator());
        operators.put("||", new InfixOrOperator());
        MapBasedOperatorDictionary dictionary = new MapBasedOperatorDictionary();
        operators.forEach(dictionary::addOperator);
        dictionary.addOperator("-", new PrefixMinusOperator());
        dictionary.addOperator("!", new PrefixNotOperator());
        return dictionary;
    }

    /**
     * @throws ValidationException {@code rules.too_large}, {@code rules.bad_formula}, or {@code rules.unknown_field} for
     *     each name that is no number of the record; all at the empty path
     */
    public static Formula of(String text, RecordType<?> type, FieldCatalog catalog, RuleLimits limits) {
        if (text.length() > limits.formula()) {
            throw refused(RuleErrors.TOO_LARGE, Map.of("limit", "formula", "max", limits.formula()));
        }
        if (EXPONENT.matcher(text).find() || LONG_NUMBER.matcher(text).find()) {
            throw refused(
                    RuleErrors.BAD_FORMULA, Map.of("reason", "a number is written without exponent, in 39 digits"));
        }
        Expression expression = new Expression(text, CONFIGURATION);
        Map<String, Input> inputs = new LinkedHashMap<>();
        try {
            expression.validate();
            List<Violation> faults = expression.getUsedVariables().stream()
                    .filter(name -> !CONFIGURATION.getDefaultConstants().containsKey(name.toUpperCase(Locale.ROOT)))
                    .filter(name -> {
                        Optional<Input> input = input(name, type, catalog);
                        input.ifPresent(found -> inputs.put(name, found));
                        return input.isEmpty();
                    })
                    .sorted()
                    .map(name -> new Violation(
                            "",
                            RuleErrors.UNKNOWN_FIELD,
                            Map.of("field", PlainReader.quoted(name), "type", type.name())))
                    .toList();
            if (!faults.isEmpty()) {
                throw new ValidationException(faults);
            }
            return new Formula(text, expression, Map.copyOf(inputs), filled(expression.getAbstractSyntaxTree()));
        } catch (ParseException e) {
            throw refused(RuleErrors.BAD_FORMULA, Map.of("reason", String.valueOf(e.getMessage())));
        }
    }

    private static ValidationException refused(dev.clientela.error.ErrorCode code, Map<String, Object> parameters) {
        return new ValidationException(List.of(new Violation("", code, parameters)));
    }

    private static Optional<Input> input(String name, RecordType<?> type, FieldCatalog catalog) {
        Optional<Field<?>> field = catalog.field(type.name(), name.toLowerCase(Locale.ROOT));
        if (field.isPresent()) {
            return field.flatMap(Formula::plainInput);
        }
        java.util.regex.Matcher money = MONEY.matcher(name);
        if (!money.matches()) {
            return Optional.empty();
        }
        try {
            CurrencyUnit currency = CurrencyUnit.of(money.group(2).toUpperCase(Locale.ROOT));
            return catalog.field(type.name(), money.group(1).toLowerCase(Locale.ROOT))
                    .flatMap(found -> moneyInput(found, currency));
        } catch (IllegalCurrencyException e) {
            return Optional.empty();
        }
    }

    private static Optional<Input> plainInput(Field<?> field) {
        return field instanceof IntegerField || field instanceof DecimalField || field instanceof FlagField
                ? Optional.of(new Input(field, record -> plain(record.values().get(field))))
                : Optional.empty();
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return value instanceof Long number ? BigDecimal.valueOf(number) : value;
    }

    private static Optional<Input> moneyInput(Field<?> field, CurrencyUnit currency) {
        if (!(field instanceof MoneyField money)) {
            return Optional.empty();
        }
        return Optional.of(new Input(money, record -> {
            BigMoney amount =
                    record.find(money).map(found -> found.toBigMoney()).orElse(null);
            return amount != null && amount.getCurrencyUnit().equals(currency) ? amount.getAmount() : null;
        }));
    }

    /** The formula as written. */
    public String text() {
        return text;
    }

    /** The fields that it reads. */
    public Set<Field<?>> fields() {
        return inputs.values().stream().map(Input::field).collect(Collectors.toUnmodifiableSet());
    }

    /** Its value for a record, with at most 10 decimals; empty when it has none. */
    public Optional<BigDecimal> value(CrmRecord<?> record) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, Input> input : inputs.entrySet()) {
            @Nullable Object value = input.getValue().read().apply(record);
            if (value == null && !filled.contains(key(input.getKey()))) {
                return Optional.empty();
            }
            values.put(input.getKey(), value);
        }
        try {
            EvaluationValue value = expression.copy().withValues(values).evaluate();
            return value.isNumberValue() ? Optional.of(tidy(value.getNumberValue())) : Optional.empty();
        } catch (EvaluationException e) {
            return Optional.empty(); // it divides by zero, or adds what are no numbers
        } catch (ParseException e) {
            throw new IllegalStateException("It could be read before: " + text, e);
        }
    }

    private static BigDecimal tidy(BigDecimal number) {
        BigDecimal rounded = number.scale() > 10 ? number.setScale(10, RoundingMode.HALF_EVEN) : number;
        BigDecimal stripped = rounded.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Formula formula
                && text.equals(formula.text)
                && inputs.keySet().equals(formula.inputs.keySet());
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
