package dev.claimport.claim.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
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
        assertTrue(e.getMessage().startsWith("not JSON: ") || e.getMessage().equals("is empty"), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            []                                              | must be an object, not a list
            {}                                              | Resources is missing
            {"Resources":{},"Outputs":{}}                   | Outputs is not known here; known are DeviceConfiguration, Mappings, Parameters, Resources
            {"Resources":[]}                                | Resources: must be an object, not a list
            {"Parameters":{"A":"String"},"Resources":{}}    | Parameters.A: must be an object, not a string
            {"Parameters":{"A":{}},"Resources":{}}          | Parameters.A: Type is missing; it is always String
            {"Parameters":{"A":{"Type":"Number"}},"Resources":{}} | Parameters.A.Type: must be String, not Number
            {"Parameters":{"A":{"Type":"String","Default":null}},"Resources":{}} | Parameters.A.Default: must be a string, not null
            {"Parameters":{"A":{"Type":"String","Default":["x"]}},"Resources":{}} | Parameters.A.Default: must be a string, not a list
            {"Mappings":{"M":"x"},"Resources":{}}           | Mappings.M: must be an object, not a string
            {"Mappings":{"M":{"k":"x"}},"Resources":{}}     | Mappings.M.k: must be an object, not a string
            {"Mappings":{"M":{"k":{"l":{"a":"b"}}}},"Resources":{}} | Mappings.M.k.l: must be a string, not an object
            {"Mappings":{"M":{"k":{"l":{"Ref":"A"}}}},"Resources":{}} | Mappings.M.k.l: Ref cannot be used in Mappings, only strings
            {"Mappings":{"M":{"k":{"Fn::Join":["",[]]}}},"Resources":{}} | Mappings.M.k: Fn::Join cannot be used in Mappings, only strings
            {"Mappings":{"M":{"k":{"l":[["a"]]}}},"Resources":{}} | Mappings.M.k.l[0]: must be a string, not a list
            {"Resources":{"r":{"Properties":{}}}}           | Resources.r: Type is missing
            {"Resources":{"r":{"Type":"AWS::IoT::Thing"}}}  | Resources.r: Properties is missing
            {"Resources":{"r":{"Type":"AWS::S3::Bucket","Properties":{}}}} | Resources.r: Type must be AWS::IoT::Thing, AWS::IoT::Certificate or AWS::IoT::Policy, not AWS::S3::Bucket
            {"Resources":{"r":{"Type":"AWS::IoT::Thing","Properties":{},"DependsOn":"x"}}} | Resources.r: DependsOn is not known here; known are OverrideSettings, Properties, Type
            {"Resources":{"a":{"Type":"AWS::IoT::Thing","Properties":{"ThingName":"a"}},"b":{"Type":"AWS::IoT::Thing","Properties":{"ThingName":"b"}}}} | Resources.b: a template can have one thing only
            {"Resources":{},"DeviceConfiguration":"x"}      | DeviceConfiguration: must be an object, not a string
            """)
    void aFaultOfTheSectionsIsNamed(String json, String message) {
        assertEquals(message, assertThrows(TemplateException.class, () -> TemplateBody.parse(json)).getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            AWS::IoT::Thing       | {"ThingName":null}                        | .ThingName: must not be null
            AWS::IoT::Thing       | {"ThingName":["a"]}                       | .ThingName: must be a string, not a list
            AWS::IoT::Thing       | {"ThingName":"a","ThingGroups":"g"}       | .ThingGroups: must be a list, not a string
            AWS::IoT::Thing       | {"ThingName":"a","ThingGroups":["g",["h"]]} | .ThingGroups[1]: must be a string, not a list
            AWS::IoT::Thing       | {"ThingName":"a","AttributePayload":["x"]} | .AttributePayload: must be an object, not a list
            AWS::IoT::Thing       | {"ThingName":"a","AttributePayload":{"b":{"c":"d"}}} | .AttributePayload.b: must be a string, not an object
            AWS::IoT::Thing       | {"ThingName":"a","PackageVersions":{"f":{"Ref":"X"}}} | .PackageVersions.f: Ref names X, which Parameters does not declare
            AWS::IoT::Thing       | {"ThingName":"a","ThingTypeName":"b c"}   | .ThingTypeName: a type cannot be called “b c”: 1 to 128 letters, digits, colons, dashes and underscores
            AWS::IoT::Certificate | {}                                        | : CertificateId is missing
            AWS::IoT::Certificate | {"CertificateId":"aa"}                    | .CertificateId: must be {"Ref": "AWS::IoT::Certificate::Id"}
            AWS::IoT::Certificate | {"CertificateId":{"Ref":"Site"}}          | .CertificateId: must be {"Ref": "AWS::IoT::Certificate::Id"}
            AWS::IoT::Certificate | {"CertificatePem":"x"}                    | : CertificatePem cannot be used in fleet provisioning, only CertificateId
            AWS::IoT::Certificate | {"CertificateId":{"Ref":"AWS::IoT::Certificate::Id"},"Status":"On"} | .Status: must be ACTIVE or INACTIVE, not On
            AWS::IoT::Policy      | {}                                        | : needs PolicyName or PolicyDocument
            AWS::IoT::Policy      | {"PolicyName":"a","PolicyDocument":{}}    | : needs PolicyName or PolicyDocument, and never both
            AWS::IoT::Policy      | {"PolicyName":"a b"}                      | .PolicyName: a policy cannot be called “a b”: 1 to 128 letters, digits and _ + = , . @ -
            AWS::IoT::Policy      | {"PolicyDocument":"[]"}                   | .PolicyDocument: must be an object, or the JSON of one in a string
            AWS::IoT::Policy      | {"PolicyDocument":["x"]}                  | .PolicyDocument: must be a string, not a list
            """)
    void aFaultOfAResourceIsNamed(String type, String properties, String message) {
        TemplateException e = assertThrows(TemplateException.class,
                () -> TemplateBody.parse(Samples.resource("r", type, properties)).evaluate(Map.of(), "aa"));
        assertEquals("Resources.r.Properties" + message, e.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            {"Name":"FAIL"}                                             | : Name is not known here; known are ATTRIBUTE_PAYLOAD, AttributePayload, THING_GROUPS, THING_TYPE_NAME, ThingGroups, ThingTypeName
            {"ThingTypeName":"MERGE"}                                   | .ThingTypeName: must be DO_NOTHING, REPLACE or FAIL, not MERGE
            {"ThingGroups":"KEEP"}                                      | .ThingGroups: must be DO_NOTHING, REPLACE, MERGE or FAIL, not KEEP
            {"ThingGroups":"FAIL","THING_GROUPS":"FAIL"}                | .THING_GROUPS: is said twice
            """)
    void aFaultOfOverrideSettingsIsNamed(String settings, String message) {
        TemplateException e = assertThrows(TemplateException.class,
                () -> TemplateBody.parse(Samples.thing("{\"ThingName\": \"t\"}", settings)).evaluate(Map.of(), "aa"));
        assertEquals("Resources.thing.OverrideSettings" + message, e.getMessage());
    }

    @Test
    void aCertificateKnowsNoMergeAndAPolicyNoOverridesAtAll() {
        assertEquals("Resources.certificate.OverrideSettings.Status: must be DO_NOTHING, REPLACE or FAIL, not MERGE",
                assertThrows(TemplateException.class, () -> TemplateBody.parse(
                        Samples.certificate("{" + ID + "}, \"OverrideSettings\": {\"Status\": \"MERGE\"}")).evaluate(Map.of(), "aa")).getMessage());
        assertEquals("Resources.p.OverrideSettings: there are none for AWS::IoT::Policy",
                assertThrows(TemplateException.class, () -> TemplateBody.parse(
                        Samples.resource("p", "AWS::IoT::Policy", "{\"PolicyName\": \"a\"}, \"OverrideSettings\": {}"))).getMessage());
    }

    @Test
    void aTemplateHasAtMost10240Characters() throws TemplateException {
        String json = "{\"Resources\":{}}";
        TemplateBody.parse(json + " ".repeat(TemplateBody.LONGEST - json.length()));
        assertEquals("10241 characters; a template has at most 10240", assertThrows(TemplateException.class,
                () -> TemplateBody.parse(json + " ".repeat(TemplateBody.LONGEST + 1 - json.length()))).getMessage());
    }

    @Test
    void aMessageIsFitToBeShownWhateverTheTemplateSays() {
        TemplateException e = assertThrows(TemplateException.class,
                () -> TemplateBody.parse("{\"\\u001b[31m\\u202e\\n" + "x".repeat(5000) + "\": 1}"));
        assertTrue(e.getMessage().length() < 500);
        assertTrue(e.getMessage().chars().noneMatch(c -> Character.isISOControl(c) || c == 0x202e), e.getMessage());
    }
}
