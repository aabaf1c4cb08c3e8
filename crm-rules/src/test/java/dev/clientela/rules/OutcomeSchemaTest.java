package dev.clientela.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import dev.clientela.error.ValidationException;
import dev.clientela.rules.approval.ApprovalRouting;
import dev.clientela.rules.conversion.ConversionTerms;
import dev.clientela.rules.discount.DiscountLimit;
import dev.clientela.rules.forecast.ForecastCall;
import dev.clientela.rules.matching.MatchStrategy;
import dev.clientela.rules.validation.Refusal;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the published JSON Schema says of outcomes is what the library says of their shape. */
class OutcomeSchemaTest {

    private static final Map<String, OutcomeType<?>> KINDS = Map.of(
            "validation", Refusal.TYPE,
            "forecast", ForecastCall.TYPE,
            "discount", DiscountLimit.TYPE,
            "approval", ApprovalRouting.ROUTES,
            "matching", MatchStrategy.TYPE,
            "conversion", ConversionTerms.TYPE);

    private static final String MATCHING = """
            {"rules": [{"id": "a", "keys": ["email", "domain"], "score": 80, "action": "alert"}],
             "guards": {"public_mail_domains": ["gmail.com"], "shortest_email": 4, "shortest_phone": 7,
                        "shortest_name": 3, "most_hits": 50}, "ties": "oldest"}""";

    private static final String MAPPING = """
            {"fields": [{"how": "copy", "from": ["company"], "to": "account.name"},
                        {"how": "join", "from": ["city", "region"], "to": "account.description"},
                        {"how": "constant", "to": "account.industry", "value": "shipping"}],
             "consents": [{"from": "do_not_call", "to": "contact.do_not_call"}]}""";

    private static String document(String kind, String then) {
        String record = kind.equals("matching") || kind.equals("conversion")
                ? "lead"
                : kind.equals("discount") ? "opportunity_line" : "opportunity";
        return "{\"id\":\"a\",\"version\":1,\"decides\":\"" + kind + "\",\"record\":\"" + record + "\",\"hit\":\""
                + (kind.equals("validation") ? "collect" : "first") + "\",\"rules\":[{\"id\":\"b\",\"then\":"
                + then.replace("MATCHING", MATCHING).replace("MAPPING", MAPPING) + "}]}";
    }

    private static <O> RuleSet<O> read(String json, OutcomeType<O> type) {
        return RuleSetJson.read(json, type, Leads.CONTEXT);
    }

    private static <O> String rewritten(String json, OutcomeType<O> type) {
        return RuleSetJson.write(read(json, type));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "validation | {'message':{'en':'No.','es':'No.'},'code':'deal.bad','field':'stage','on':'change','changed':['stage'],'before':{'field':'amount','op':'present'}}",
                "validation | {'message':{'es':'No.'}}",
                "forecast   | {'probability':0,'category':'best_case'}",
                "forecast   | {'formula':'probability / 2'}",
                "discount   | {'max':12.5}",
                "discount   | {'formula':'quantity / 2','beyond':[{'manager_of_owner':1},{'user':'ada'}]}",
                "discount   | {'over':'quantity','rates':[{'to':10,'max':5},{'from':10,'max':10}]}",
                "approval   | {'needed':false}",
                "approval   | {'steps':[{'name':'a','approvers':[{'role':'director'},{'queue':'pricing'}],'answers':'all','when':{'field':'amount','op':'present'},'otherwise':'approve'}],'own_request':true}",
                "approval   | {'steps':[{'name':'a','approvers':[{'user':'ada'}],'beyond_discount':{'line':12.5,'total':10},'otherwise':'reject'}],'rejection':'back','recall':false}",
                "matching   | {'accounts':'use','contacts':'off','ties':'oldest'}",
                "matching   | {'accounts':MATCHING}",
                "conversion | {'eligible':false}",
                "conversion | {}",
                "conversion | {'account':'business','business':MAPPING,'contacts':MATCHING,'opportunity':false,'owner':'converting_user'}",
            })
    @DisplayName("What the library reads, and what it writes of it, is as the schema says")
    void taken(String kind, String then) {
        String json = document(kind, then.replace('\'', '"'));
        OutcomeType<?> type = KINDS.get(kind);
        String written = rewritten(json, type);
        assertThat(RuleSetSchemaTest.SCHEMA.validate(json, InputFormat.JSON)).isEmpty();
        assertThat(RuleSetSchemaTest.SCHEMA.validate(written, InputFormat.JSON)).isEmpty();
        assertThat(rewritten(written, type)).isEqualTo(written);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "validation | {}",
                "validation | {'message':{}}",
                "validation | {'message':{'fr':'Non.'}}",
                "validation | {'message':{'en':'No.'},'code':'Bad'}",
                "validation | {'message':{'en':'No.'},'on':'delete'}",
                "validation | {'message':{'en':'No.'},'changed':'stage'}",
                "forecast   | {}",
                "forecast   | {'probability':101}",
                "forecast   | {'category':'closed'}",
                "forecast   | {'probability':5,'formula':'1'}",
                "discount   | {}",
                "discount   | {'max':100.1}",
                "discount   | {'max':1,'formula':'1'}",
                "discount   | {'over':'quantity'}",
                "discount   | {'over':'quantity','rates':[]}",
                "discount   | {'max':1,'beyond':[{'user':'ada','role':'x'}]}",
                "discount   | {'max':1,'beyond':[{'manager_of_owner':11}]}",
                "approval   | {}",
                "approval   | {'needed':true}",
                "approval   | {'needed':false,'own_request':true}",
                "approval   | {'steps':[]}",
                "approval   | {'steps':[{'name':'a','approvers':[]}]}",
                "approval   | {'steps':[{'name':'a','approvers':[{'user':'ada'}],'otherwise':'skip'}]}",
                "approval   | {'steps':[{'name':'a','approvers':[{'user':'ada'}],'beyond_discount':{}}]}",
                "approval   | {'steps':[{'name':'a','approvers':[{'user':'ada'}],'beyond_discount':{'line':101}}]}",
                "approval   | {'steps':[{'name':'a','approvers':[{'user':'ada'}]}],'rejection':'sideways'}",
                "approval   | {'needed':false,'recall':false}",
                "matching   | {'accounts':'maybe'}",
                "matching   | {'accounts':{'rules':[]}}",
                "matching   | {'ties':'newest','accounts':'use'}",
                "conversion | {'eligible':false,'stage':'prospecting'}",
                "conversion | {'account':'company'}",
                "conversion | {'business':{'fields':[{'how':'copy','from':['company','city'],'to':'account.name'}],'consents':[]}}",
                "conversion | {'accounts':'use'}",
            })
    @DisplayName("What has another shape is refused by the schema and by the library")
    void refused(String kind, String then) {
        String json = document(kind, then.replace('\'', '"'));
        assertThat(RuleSetSchemaTest.SCHEMA.validate(json, InputFormat.JSON)).isNotEmpty();
        assertThatThrownBy(() -> read(json, KINDS.get(kind))).isInstanceOf(ValidationException.class);
    }
}
