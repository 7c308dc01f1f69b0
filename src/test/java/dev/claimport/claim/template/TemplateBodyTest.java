package dev.claimport.claim.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.Place;
import dev.claimport.failure.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateBodyTest {

    private static final String CERTIFICATE_ID = "a1".repeat(32);
    private static final Map<String, String> GIVEN = Map.of("SerialNumber", "4711");

    @Test
    void theSampleOfTheGuideMakesAThingACertificateAPolicyAndAConfiguration() throws TemplateException {
        Provisioning made = TemplateBody.parse(Samples.FLEET).evaluate(GIVEN, CERTIFICATE_ID);

        assertEquals(new ThingResource("ThingPrefix_4711", Optional.of("ThingType_Seattle"),
                Map.of("version", "v1", "serialNumber", "4711"), List.of("v1-lightbulbs", "WA"), Optional.of("LightBulbBillingGroup"),
                new ThingResource.Overrides(OverrideAction.MERGE, OverrideAction.REPLACE, OverrideAction.DO_NOTHING)),
                made.thing().orElseThrow());
        assertEquals(new CertificateResource(true, false, OverrideAction.DO_NOTHING), made.certificate().orElseThrow());
        assertEquals("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"iot:Publish\"],"
                + "\"Resource\":[\"arn:aws:iot:us-east-1:123456789012:topic/foo/bar\"]}]}",
                made.policies().getFirst().document().orElseThrow());
        assertEquals(Map.of("FallbackUrl", "https://www.example.com/test-site", "LocationUrl", "https://example.aws"),
                made.deviceConfiguration());
        assertEquals(List.of("FallbackUrl", "LocationUrl"), List.copyOf(made.deviceConfiguration().keySet()));
    }

    @Test
    void theSampleAsItWasPublishedIsNoJsonForItsLostBrace() {
        assertTrue(faultOf(Samples.FLEET.stripTrailing() + "}").matches("(?s)Line \\d+, column \\d+: This is not JSON: Unexpected .*"));
    }

    @Test
    void theSampleAsItWasPublishedLacksTheNameOfTheThing() {
        assertEquals("Resources.thing.Properties: ThingName is missing.",
                faultOf(Samples.FLEET.replaceFirst("\"ThingName\": .*", "")));
    }

    @Test
    void theSampleForHooksRefersToAParameterThatItDoesNotDeclare() {
        assertEquals("Resources.thing.Properties.ThingName[1][1]: Ref names SerialNumber, which Parameters does not declare.",
                faultOf(Samples.FLEET.replace("\"SerialNumber\": {\"Type\": \"String\"},", "")));
    }

    @Test
    void aFunctionWithOneColonAsInTheHeadingsOfTheGuideIsNamed() {
        assertEquals("Resources.thing.Properties.ThingName: Fn:Join is not a function; with two colons it is Fn::Join.",
                faultOf(Samples.FLEET.replaceFirst("Fn::Join", "Fn:Join")));
    }

    @Test
    void theNameOfTheThingIsForetoldFromWhatIsKnown() throws TemplateException {
        TemplateBody body = TemplateBody.parse(Samples.FLEET);

        assertTrue(body.makesThing());
        assertEquals(Optional.of("ThingPrefix_4711"), body.thingName(GIVEN));
        assertEquals(Optional.empty(), body.thingName(Map.of()));
        assertEquals(Optional.empty(), body.thingName(Map.of("SerialNumber", "no spaces")));
    }

    @Test
    void aDefaultDoesNotForetellANameWhereTheDeviceWillSayOtherwise() throws TemplateException {
        TemplateBody body = TemplateBody.parse(Samples.thingNamed("{\"Fn::Sub\": \"t-${Site}\"}"));

        assertEquals(Optional.of("t-hq"), body.thingName(Map.of()));
        assertEquals(Optional.empty(), body.thingName(Map.of(), Set.of("Site")));
        assertEquals(Optional.of("t-lab"), body.thingName(Map.of("Site", "lab"), Set.of("Site")));
    }

    @Test
    void aNameThatDependsOnTheCertificateCannotBeForetold() throws TemplateException {
        TemplateBody body = TemplateBody.parse(Samples.thingNamed("{\"Ref\": \"AWS::IoT::Certificate::Id\"}"));

        assertEquals(Optional.empty(), body.thingName(Map.of("AWS::IoT::Certificate::Id", CERTIFICATE_ID)));
        assertEquals(CERTIFICATE_ID, body.evaluate(GIVEN, CERTIFICATE_ID).thing().orElseThrow().name());
        assertEquals(Optional.of(CERTIFICATE_ID), body.thingName(Map.of(), Set.of(), CERTIFICATE_ID));
    }

    @Test
    void aDefaultForWhatTheServiceSuppliesServesWhereItSuppliesNothing() throws TemplateException {
        String json = "{\"Parameters\": {\"AWS::IoT::Certificate::%s\": {\"Type\": \"String\", \"Default\": \"none\"}}, \"Resources\": {\"thing\": "
                + "{\"Type\": \"AWS::IoT::Thing\", \"Properties\": {\"ThingName\": {\"Ref\": \"AWS::IoT::Certificate::%1$s\"}}}}}";

        assertEquals("none", TemplateBody.parse(json.formatted("CommonName")).evaluate(Map.of(), CERTIFICATE_ID).thing().orElseThrow().name());
        TemplateBody certificate = TemplateBody.parse(json.formatted("Id"));
        assertEquals(CERTIFICATE_ID, certificate.evaluate(Map.of(), CERTIFICATE_ID).thing().orElseThrow().name());
        assertEquals(Optional.empty(), certificate.thingName(Map.of()), "there will be a certificate, and it is not known yet");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            {"Fn::Split":["-","a-b"]}  | ["a","b"]
            ["a",{"Ref":"Site"}]       | ["a","hq"]
            {"a":{"Ref":"Site"}}       | {"a":"hq"}
            """)
    void aConfigurationThatIsNoStringIsADoubtAndBecomesJson(String value, String made) throws TemplateException {
        TemplateBody body = TemplateBody.parse("{\"Parameters\": {\"Site\": {\"Type\": \"String\", \"Default\": \"hq\"}}, \"Resources\": {}, "
                + "\"DeviceConfiguration\": {\"v\": " + value + "}}");

        assertEquals(List.of(TemplateProblem.CONFIGURATION_NOT_A_STRING), body.doubts().stream().map(Problem::kind).toList());
        assertEquals(Map.of("v", made), body.evaluate(Map.of(), CERTIFICATE_ID).deviceConfiguration());
    }

    @Test
    void nobodyIsAskedForWhatTheServiceOrTheDeviceSupplies() throws TemplateException {
        TemplateBody body = TemplateBody.parse(Samples.FLEET.replace("\"SerialNumber\": {",
                "\"AWS::IoT::Certificate::Id\": {\"Type\": \"String\"}, \"SerialNumber\": {"));

        assertEquals(List.of("SerialNumber", "DeviceLocation"), List.copyOf(body.parameters().keySet()));
        assertEquals(new TemplateParameter("DeviceLocation", Optional.of("Seattle")), body.parameters().get("DeviceLocation"));
        assertEquals(Set.of("SerialNumber"), body.required(Set.of()));
        assertEquals(Set.of(), body.required(Set.of("SerialNumber")));
        body.evaluate(GIVEN, CERTIFICATE_ID);
    }

    @Test
    void allMissingParametersAreNamedAtOnce() throws TemplateException {
        TemplateBody body = TemplateBody.parse("""
                {"Parameters": {"A": {"Type": "String"}, "B": {"Type": "String", "Default": ""}, "C": {"Type": "String"}}, "Resources": {}}
                """);

        TemplateException e = assertThrows(TemplateException.class, () -> body.evaluate(Map.of("D", "extra"), CERTIFICATE_ID));
        assertEquals("Parameters: There is no value for: A, C.", Samples.said(e));
        assertEquals(Optional.empty(), body.evaluate(Map.of("A", "", "C", ""), CERTIFICATE_ID).thing());
    }

    @Test
    void aTemplateCanBeWithoutAThing() throws TemplateException {
        TemplateBody body = TemplateBody.parse(Samples.certificate("{\"CertificateId\": {\"Ref\": \"AWS::IoT::Certificate::Id\"}}"));

        assertFalse(body.makesThing());
        assertEquals(Optional.empty(), body.thingName(Map.of()));
        Provisioning made = body.evaluate(Map.of(), CERTIFICATE_ID);
        assertEquals(Optional.empty(), made.thing());
        assertEquals(new CertificateResource(true, false, OverrideAction.DO_NOTHING), made.certificate().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({"ACTIVE,true", "Active,true", "active,true", "INACTIVE,false", "Inactive,false"})
    void capitalsDoNotCountInAStatus(String status, boolean active) throws TemplateException {
        TemplateBody body = TemplateBody.parse(
                Samples.certificate("{\"CertificateId\": {\"Ref\": \"AWS::IoT::Certificate::Id\"}, \"Status\": \"" + status + "\"}"));

        assertEquals(active, body.evaluate(Map.of(), CERTIFICATE_ID).certificate().orElseThrow().active());
    }

    @Test
    void aPolicyDocumentInAStringIsKeptAsItIs() throws TemplateException {
        PolicyResource policy = policy("{\"PolicyDocument\": \"{ \\\"Version\\\": \\\"2012-10-17\\\" }\"}");

        assertEquals(Optional.of("{ \"Version\": \"2012-10-17\" }"), policy.document());
        assertTrue(policy.name().matches("[0-9a-f]{64}"), policy.name());
    }

    @Test
    void aPolicyDocumentKeepsNumbersTruthValuesAndVariablesAndFillsInParameters() throws TemplateException {
        PolicyResource policy = policy("""
                {"PolicyDocument": {"n": 1, "b": true, "v": "${iot:Connection.Thing.ThingName}", "s": {"Ref": "Site"}}}
                """);

        assertEquals("{\"n\":1,\"b\":true,\"v\":\"${iot:Connection.Thing.ThingName}\",\"s\":\"hq\"}", policy.document().orElseThrow());
    }

    @Test
    void aPolicyCanBeOneThatExistsAndThereCanBeSeveral() throws TemplateException {
        Provisioning made = TemplateBody.parse("""
                {"Resources": {"a": {"Type": "AWS::IoT::Policy", "Properties": {"PolicyName": "Pub_1"}},
                               "b": {"Type": "AWS::IoT::Policy", "Properties": {"PolicyName": {"Fn::Sub": "Sub"}}}}}
                """).evaluate(Map.of(), CERTIFICATE_ID);

        assertEquals(List.of(new PolicyResource("Pub_1", Optional.empty()), new PolicyResource("Sub", Optional.empty())), made.policies());
    }

    @Test
    void overrideSettingsAreTakenInBothSpellings() throws TemplateException {
        ThingResource thing = TemplateBody.parse(Samples.thing("{\"ThingName\": \"t\"}",
                "{\"ATTRIBUTE_PAYLOAD\": \"FAIL\", \"THING_TYPE_NAME\": \"REPLACE\", \"THING_GROUPS\": \"MERGE\"}"))
                .evaluate(Map.of(), CERTIFICATE_ID).thing().orElseThrow();

        assertEquals(new ThingResource.Overrides(OverrideAction.FAIL, OverrideAction.REPLACE, OverrideAction.MERGE), thing.overrides());
    }

    @Test
    void groupsAndAttributesCanComeFromFunctions() throws TemplateException {
        ThingResource thing = TemplateBody.parse(Samples.thing("""
                {"ThingName": "t", "ThingGroups": {"Fn::Split": [",", "a,b"]}, "AttributePayload": {"n": 5, "s": {"Ref": "Site"}},
                 "PackageVersions": {"firmware": "1"}}
                """, "{}")).evaluate(Map.of(), CERTIFICATE_ID).thing().orElseThrow();

        assertEquals(List.of("a", "b"), thing.groups());
        assertEquals(Map.of("n", "5", "s", "hq"), thing.attributes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "ä", "a/b", "a\\nb", "${x}"})
    void whatAwsTakesForNoNameIsRefused(String name) throws TemplateException {
        TemplateBody body = TemplateBody.parse(Samples.thingNamed("\"" + name + "\""));

        TemplateException e = assertThrows(TemplateException.class, () -> body.evaluate(GIVEN, CERTIFICATE_ID));
        assertEquals("Resources.thing.Properties.ThingName", ((Place.Path) e.problem().place()).path());
        assertFalse(Samples.said(e).contains("\n"));
    }

    @Test
    void aNameHasAtMost128Characters() throws TemplateException {
        assertEquals("n".repeat(128), TemplateBody.parse(Samples.thingNamed("\"" + "n".repeat(128) + "\""))
                .evaluate(GIVEN, CERTIFICATE_ID).thing().orElseThrow().name());
        TemplateBody tooLong = TemplateBody.parse(Samples.thingNamed("\"" + "n".repeat(129) + "\""));
        assertThrows(TemplateException.class, () -> tooLong.evaluate(GIVEN, CERTIFICATE_ID));
    }

    private static PolicyResource policy(String properties) throws TemplateException {
        return TemplateBody.parse(Samples.resource("policy", "AWS::IoT::Policy", properties)).evaluate(Map.of(), CERTIFICATE_ID)
                .policies().getFirst();
    }

    private static String faultOf(String json) {
        return Samples.said(assertThrows(TemplateException.class, () -> TemplateBody.parse(json)));
    }
}
