package dev.claimport.claim.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateFaultsTest {

    private static final String ID = "\"CertificateId\": {\"Ref\": \"AWS::IoT::Certificate::Id\"}";

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "[", "{}}", "{\"Resources\": {}} x", "{\"Resources\": {}, \"Resources\": {}}", "{'Resources': {}}", "nul"})
    void whatIsNoJsonIsRefused(String json) {
        TemplateException e = assertThrows(TemplateException.class, () -> TemplateBody.parse(json));
        assertTrue(Samples.said(e).contains("This is not JSON: ") || Samples.said(e).equals("There is nothing in it."), Samples.said(e));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            []                                              | An object belongs here, not [].
            {}                                              | Resources is missing.
            {"Resources":[]}                                | Resources: An object belongs here, not [].
            {"Parameters":{"A":"String"},"Resources":{}}    | Parameters.A: An object belongs here, not "String".
            {"Parameters":{"A":{}},"Resources":{}}          | Parameters.A: Type is missing.
            {"Parameters":{"A":{"Type":"Number"}},"Resources":{}} | Parameters.A.Type: This cannot be Number, only one of these: String.
            {"Parameters":{"A":{"Type":"String","Default":null}},"Resources":{}} | Parameters.A.Default: A string belongs here, not null.
            {"Parameters":{"A":{"Type":"String","Default":["x"]}},"Resources":{}} | Parameters.A.Default: A string belongs here, not ["x"].
            {"Mappings":{"M":"x"},"Resources":{}}           | Mappings.M: An object belongs here, not "x".
            {"Mappings":{"M":{"k":"x"}},"Resources":{}}     | Mappings.M.k: An object belongs here, not "x".
            {"Mappings":{"M":{"k":{"l":{"a":"b"}}}},"Resources":{}} | Mappings.M.k.l: A string belongs here, not {"a":"b"}.
            {"Mappings":{"M":{"k":{"l":{"Ref":"A"}}}},"Resources":{}} | Mappings.M.k.l: Ref cannot be used in Mappings, only strings.
            {"Mappings":{"M":{"k":{"Fn::Join":["",[]]}}},"Resources":{}} | Mappings.M.k: Fn::Join cannot be used in Mappings, only strings.
            {"Mappings":{"M":{"k":{"l":[["a"]]}}},"Resources":{}} | Mappings.M.k.l[0]: A string belongs here, not ["a"].
            {"Resources":{"r":{"Properties":{}}}}           | Resources.r: Type is missing.
            {"Resources":{"r":{"Type":"AWS::IoT::Thing"}}}  | Resources.r: Properties is missing.
            {"Resources":{"r":{"Type":"AWS::S3::Bucket","Properties":{}}}} | Resources.r: This cannot be AWS::S3::Bucket, only one of these: AWS::IoT::Thing, AWS::IoT::Certificate, AWS::IoT::Policy.
            {"Resources":{"a":{"Type":"AWS::IoT::Thing","Properties":{"ThingName":"a"}},"b":{"Type":"AWS::IoT::Thing","Properties":{"ThingName":"b"}}}} | Resources.b: A template can have one thing only.
            {"Resources":{},"DeviceConfiguration":"x"}      | DeviceConfiguration: An object belongs here, not "x".
            """)
    void aFaultOfTheSectionsIsNamed(String json, String message) {
        assertEquals(message, Samples.said(assertThrows(TemplateException.class, () -> TemplateBody.parse(json))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            AWS::IoT::Thing       | {"ThingName":null}                        | .ThingName: This cannot be null.
            AWS::IoT::Thing       | {"ThingName":["a"]}                       | .ThingName: A string belongs here, not ["a"].
            AWS::IoT::Thing       | {"ThingName":"a","ThingGroups":"g"}       | .ThingGroups: A list belongs here, not "g".
            AWS::IoT::Thing       | {"ThingName":"a","ThingGroups":["g",["h"]]} | .ThingGroups[1]: A string belongs here, not ["h"].
            AWS::IoT::Thing       | {"ThingName":"a","AttributePayload":["x"]} | .AttributePayload: An object belongs here, not ["x"].
            AWS::IoT::Thing       | {"ThingName":"a","AttributePayload":{"b":{"c":"d"}}} | .AttributePayload.b: A string belongs here, not {"c":"d"}.
            AWS::IoT::Thing       | {"ThingName":"a","PackageVersions":{"f":{"Ref":"X"}}} | .PackageVersions.f: Ref names X, which Parameters does not declare.
            AWS::IoT::Thing       | {"ThingName":"a","ThingTypeName":"b c"}   | .ThingTypeName: “b c” cannot be a name here: names are 1 to 128 letters, digits, colons, dashes and underscores.
            AWS::IoT::Certificate | {}                                        | : CertificateId is missing.
            AWS::IoT::Certificate | {"CertificateId":"aa"}                    | .CertificateId: This has to be {"Ref": "AWS::IoT::Certificate::Id"}.
            AWS::IoT::Certificate | {"CertificateId":{"Ref":"Site"}}          | .CertificateId: This has to be {"Ref": "AWS::IoT::Certificate::Id"}.
            AWS::IoT::Certificate | {"CertificatePem":"x"}                    | : CertificatePem cannot be used in fleet provisioning, only CertificateId.
            AWS::IoT::Certificate | {"CertificateId":{"Ref":"AWS::IoT::Certificate::Id"},"Status":"On"} | .Status: This cannot be On, only one of these: ACTIVE, INACTIVE.
            AWS::IoT::Policy      | {}                                        | : PolicyName or PolicyDocument is missing.
            AWS::IoT::Policy      | {"PolicyName":"a","PolicyDocument":{}}    | : There can be PolicyName or PolicyDocument, not both.
            AWS::IoT::Policy      | {"PolicyName":"a b"}                      | .PolicyName: “a b” cannot be the name of a policy: those are 1 to 128 letters, digits and _ + = , . @ - alone.
            AWS::IoT::Policy      | {"PolicyDocument":"[]"}                   | .PolicyDocument: An object belongs here, or the JSON of one in a string.
            AWS::IoT::Policy      | {"PolicyDocument":["x"]}                  | .PolicyDocument: A string belongs here, not ["x"].
            """)
    void aFaultOfAResourceIsNamed(String type, String properties, String message) {
        TemplateException e = assertThrows(TemplateException.class,
                () -> TemplateBody.parse(Samples.resource("r", type, properties)).evaluate(Map.of(), "aa"));
        assertEquals("Resources.r.Properties" + message, Samples.said(e));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            {"Name":"FAIL"}                                             | : Name is not known here; these are: ATTRIBUTE_PAYLOAD, AttributePayload, THING_GROUPS, THING_TYPE_NAME, ThingGroups, ThingTypeName.
            {"ThingTypeName":"MERGE"}                                   | .ThingTypeName: This cannot be MERGE, only one of these: DO_NOTHING, REPLACE, FAIL.
            {"ThingGroups":"KEEP"}                                      | .ThingGroups: This cannot be KEEP, only one of these: DO_NOTHING, REPLACE, FAIL, MERGE.
            {"ThingGroups":"FAIL","THING_GROUPS":"FAIL"}                | .THING_GROUPS: This is said twice.
            """)
    void aFaultOfOverrideSettingsIsNamed(String settings, String message) {
        TemplateException e = assertThrows(TemplateException.class,
                () -> TemplateBody.parse(Samples.thing("{\"ThingName\": \"t\"}", settings)).evaluate(Map.of(), "aa"));
        assertEquals("Resources.thing.OverrideSettings" + message, Samples.said(e));
    }

    @Test
    void aCertificateKnowsNoMergeAndAPolicyNoOverridesAtAll() {
        assertEquals("Resources.certificate.OverrideSettings.Status: This cannot be MERGE, only one of these: DO_NOTHING, REPLACE, FAIL.",
                Samples.said(assertThrows(TemplateException.class, () -> TemplateBody.parse(
                        Samples.certificate("{" + ID + "}, \"OverrideSettings\": {\"Status\": \"MERGE\"}")).evaluate(Map.of(), "aa"))));
        assertEquals("Resources.p.OverrideSettings: There are no override settings for AWS::IoT::Policy.",
                Samples.said(assertThrows(TemplateException.class, () -> TemplateBody.parse(
                        Samples.resource("p", "AWS::IoT::Policy", "{\"PolicyName\": \"a\"}, \"OverrideSettings\": {}")))));
    }

    /** What AWS IoT may know, and Claimport does not, is no fault. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            {"Resources":{},"Outputs":{}}                   | Outputs is not known here; these are: DeviceConfiguration, Mappings, Parameters, Resources.
            {"Resources":{"r":{"Type":"AWS::IoT::Thing","Properties":{"ThingName":"a"},"DependsOn":"x"}}} | Resources.r: DependsOn is not known here; these are: OverrideSettings, Properties, Type.
            {"Resources":{"r":{"Type":"AWS::IoT::Policy","Properties":{"PolicyDocument":{"Fn::Sub":"{\\"a\\":\\"${iot:ClientId}\\"}"}}}}} | Resources.r.Properties.PolicyDocument: Fn::Sub knows parameters alone, and no variables of policies such as iot:ClientId.
            {"Resources":{},"DeviceConfiguration":{"a":{"b":["c"]}}} | DeviceConfiguration.a: A string belongs here: a device gets no lists, and no objects in objects.
            """)
    void whatAwsMayKnowIsADoubt(String json, String doubt) throws TemplateException {
        TemplateBody body = TemplateBody.parse(json);
        assertEquals(List.of(doubt), body.doubts().stream().map(Samples::said).toList());
        body.evaluate(Map.of(), "aa");
    }

    @Test
    void aVariableOfAPolicyIsLeftAsItStands() throws TemplateException {
        TemplateBody body = TemplateBody.parse(Samples.resource("p", "AWS::IoT::Policy", "{\"PolicyDocument\": {\"Fn::Sub\": \"{\\\"a\\\":\\\"${iot:ClientId}\\\"}\"}}"));
        assertEquals("{\"a\":\"${iot:ClientId}\"}", body.evaluate(Map.of(), "aa").policies().getFirst().document().orElseThrow());
        TemplateBody named = TemplateBody.parse(Samples.thingNamed("{\"Fn::Sub\": \"t-${iot:ClientId}\"}"));
        assertEquals(Optional.empty(), named.thingName(Map.of()), "nobody knows what AWS makes of it");
    }

    @Test
    void aTemplateHasAtMost10240Characters() throws TemplateException {
        String json = "{\"Resources\":{}}";
        TemplateBody.parse(json + " ".repeat(TemplateBody.LONGEST - json.length()));
        assertEquals("The template has 10,241 characters; at most 10,240 are allowed.", Samples.said(assertThrows(TemplateException.class,
                () -> TemplateBody.parse(json + " ".repeat(TemplateBody.LONGEST + 1 - json.length())))));
    }

    @Test
    void aMessageIsFitToBeShownWhateverTheTemplateSays() {
        TemplateException e = assertThrows(TemplateException.class,
                () -> TemplateBody.parse("{\"Resources\":{\"\\u001b[31m\\u202e\\n" + "x".repeat(5000) + "\": 1}}"));
        assertTrue(Samples.said(e).length() < 500);
        assertTrue(Samples.said(e).chars().noneMatch(c -> Character.isISOControl(c) || c == 0x202e), Samples.said(e));
    }
}
