package dev.claimport.account.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.account.json.PlacedJson;
import dev.claimport.claim.template.Provisioning;
import dev.claimport.failure.Place.Position;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TemplateCheckTest {

    private static final String BODY = """
            {
              "Parameters": {"Serial": {"Type": "String"}, "Site": {"Type": "String", "Default": "lab"}},
              "Resources": {
                "certificate": {
                  "Type": "AWS::IoT::Certificate",
                  "Properties": {"CertificateId": {"Ref": "AWS::IoT::Certificate::Id"}}
                },
                "thing": {
                  "Type": "AWS::IoT::Thing",
                  "Properties": {"ThingName": {"Ref": "Serial"}, "AttributePayload": {"site": {"Ref": "Site"}}}
                },
                "policy": {"Type": "AWS::IoT::Policy", "Properties": {"PolicyName": "Devices"}}
              }
            }
            """;

    private static CheckResult check(String body, Map<String, String> given) {
        return TemplateCheck.of(body.getBytes(StandardCharsets.UTF_8), Optional.of(given));
    }

    private static Position placeOf(CheckResult result, String rule) {
        return result.findings().stream().filter(finding -> finding.rule().id().equals(rule)).findFirst().orElseThrow().place();
    }

    @Test
    void aFindingIsWhereItStandsInTheBody() {
        CheckResult result = check(BODY.replace("\"Devices\"", "\"arn:aws:iam::aws:policy/x\""), Map.of("Serial", "a"));
        assertEquals(new Position(12, 73), placeOf(result, "policy-name-of-iam"));
        assertEquals(new Position(10, 35), placeOf(result, "thing-name-unbounded"));
    }

    @Test
    void theWorstIsSaidFirstAndThenFromTopToBottom() {
        List<Finding> findings = check(BODY.replace("\"Devices\"", "\"arn:aws:iam::aws:policy/x\""), Map.of("Serial", "a", "Other", "b")).findings();
        assertEquals(List.of("policy-name-of-iam", "parameter-not-declared", "thing-name-unbounded", "attribute-unbounded", "must-exist"),
                findings.stream().map(finding -> finding.rule().id()).toList());
    }

    @Test
    void whatWouldBeMadeIsShownForParameters() {
        CheckResult result = check(BODY, Map.of("Serial", "a-1"));
        Provisioning made = result.made().orElseThrow();
        assertEquals("a-1", made.thing().orElseThrow().name());
        assertEquals(Map.of("site", "lab"), made.thing().orElseThrow().attributes());
        assertEquals("Devices", made.policies().getFirst().name());
        assertFalse(result.isBroken());
    }

    @Test
    void aParameterThatNobodySendsIsNamed() {
        CheckResult result = check(BODY, Map.of());
        assertEquals(new Position(2, 18), placeOf(result, "parameter-not-given"));
        assertTrue(result.made().isEmpty());
    }

    @Test
    void whatTheEvaluatorRefusesThoughNoRuleKnowsWhyIsFoundWithItsPlace() {
        CheckResult result = check(BODY, Map.of("Serial", "with spaces in it"));
        assertEquals(new Position(10, 35), placeOf(result, "refused"));
        assertTrue(result.isBroken());
    }

    @Test
    void withoutParametersNothingIsSaidOfThem() {
        CheckResult result = TemplateCheck.of(BODY.getBytes(StandardCharsets.UTF_8), Optional.empty());
        assertTrue(result.findings().stream().noneMatch(finding -> finding.rule().id().startsWith("parameter-not")));
        assertTrue(result.made().isEmpty());
    }

    @Test
    void anotherEncodingIsNamed() {
        for (String encoding : List.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE")) {
            CheckResult result = TemplateCheck.of(BODY.getBytes(Charset.forName(encoding)), Optional.empty());
            assertEquals(List.of("not-utf-8"), result.findings().stream().map(finding -> finding.rule().id()).toList(), encoding);
        }
    }

    /** “Not checked” is never silent. */
    @Test
    void whatNobodyLookedAtIsSaidToBeUnchecked() {
        CheckResult result = check(BODY, Map.of("Serial", "a"));
        assertEquals(List.of(Outside.NAME, Outside.VERSIONS, Outside.ROLE, Outside.TECHNICIAN), result.unchecked().stream().map(CheckResult.Unchecked::what).toList());
        var denied = new Surroundings(Known.is(Optional.empty()), new Known.NotTold<>("iot:ListProvisioningTemplateVersions", "not-allowed"), Known.notAsked(), Known.notAsked(),
                Map.of("Devices", new Known.NotTold<>("iot:GetPolicy", "not-allowed")), Map.of(), Map.of(), Map.of(), Known.notAsked(), Known.notAsked());
        List<CheckResult.Unchecked> unchecked = TemplateCheck.of(BODY, Settings.UNKNOWN, Optional.empty(), denied).unchecked();
        assertEquals(Optional.of("iot:GetPolicy"), unchecked.stream().filter(one -> one.name().equals("Devices")).findFirst().orElseThrow().action());
    }

    @Test
    void placesAreFoundByTheirPaths() throws Exception {
        var root = PlacedJson.read(BODY);
        assertEquals(new Position(10, 21), PlaceOfPath.in(root, "Resources.thing.Properties"));
        assertEquals(new Position(1, 1), PlaceOfPath.in(root, ""));
        assertEquals(new Position(3, 16), PlaceOfPath.in(root, "Resources"));
    }
}
