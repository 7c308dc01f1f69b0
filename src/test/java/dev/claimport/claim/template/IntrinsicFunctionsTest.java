package dev.claimport.claim.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.claimport.failure.Place;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every function by what it makes of a value in DeviceConfiguration. */
class IntrinsicFunctionsTest {

    private static final String CERTIFICATE_ID = "0c".repeat(32);
    private static final Map<String, String> GIVEN = Map.of("Serial", "4711-0032", "Site", "berlin", "Empty", "");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            "plain"                                                                 | plain
            7                                                                       | 7
            true                                                                    | true
            {"Ref":"Serial"}                                                        | 4711-0032
            {"Ref":"Colour"}                                                        | green
            {"Fn::Join":["-",["gw",{"Ref":"Site"},{"Ref":"Serial"}]]}               | gw-berlin-4711-0032
            {"Fn::Join":["",["a","b"]]}                                             | ab
            {"Fn::Join":["-",[]]}                                                   | ''
            {"Fn::Join":[{"Ref":"Site"},["<",">"]]}                                 | <berlin>
            {"Fn::Join":["+",{"Fn::Split":["-",{"Ref":"Serial"}]}]}                 | 4711+0032
            {"Fn::Join":["/",{"Fn::FindInMap":["Sites","berlin","Floors"]}]}        | one/two
            {"Fn::Select":["1",["a","b"]]}                                          | b
            {"Fn::Select":[0,["a","b"]]}                                            | a
            {"Fn::Select":["1",{"Fn::Split":["-",{"Ref":"Serial"}]}]}               | 0032
            {"Fn::Select":["0",["a",null]]}                                         | a
            {"Fn::Select":["0",{"Fn::Select":["1",[["a"],["b"]]]}]}                 | b
            {"Fn::FindInMap":["Sites",{"Ref":"Site"},"Url"]}                        | https://berlin.example
            {"Fn::FindInMap":[{"Fn::Join":["",["Si","tes"]]},"berlin","Number"]}    | 12
            {"Fn::Select":["2",{"Fn::Split":["--","a----b"]}]}                      | b
            {"Fn::Select":["0",{"Fn::Split":[",",{"Ref":"Empty"}]}]}                | ''
            {"Fn::Sub":"gw-${Site}-${Serial}"}                                      | gw-berlin-4711-0032
            {"Fn::Sub":"${Empty}"}                                                  | ''
            {"Fn::Sub":"no variable, $ and } and { alone"}                          | no variable, $ and } and { alone
            {"Fn::Sub":"${!iot:Connection.Thing.ThingName}/${Site}"}                | ${iot:Connection.Thing.ThingName}/berlin
            {"Fn::Sub":["${Last}@${Site}",{"Last":{"Fn::Select":["1",{"Fn::Split":["-",{"Ref":"Serial"}]}]}}]} | 0032@berlin
            {"Fn::Sub":["${Site}",{"Site":"munich"}]}                               | munich
            {"Fn::Sub":"${AWS::IoT::Certificate::Id}"}                              | 0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c
            """)
    void aFunctionGivesItsValue(String expression, String expected) throws TemplateException {
        assertEquals(expected, evaluate(expression));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            {"Ref":7}                                  | Ref takes the name of a parameter, not 7.
            {"Ref":"Elsewhere"}                        | Ref names Elsewhere, which Parameters does not declare.
            {"Ref":"thing"}                            | Ref names thing, which Parameters does not declare.
            {"Ref":"AWS::IoT::Certificate::CommonName"} | AWS::IoT::Certificate::CommonName has no value in fleet provisioning.
            {"Ref":"Site","x":1}                       | Ref has to stand alone in its object.
            {"x":1,"Fn::Join":[]}                      | Fn::Join has to stand alone in its object.
            {"Fn:Join":["",["a"]]}                     | Fn:Join is not a function; with two colons it is Fn::Join.
            {"Fn::GetAtt":["thing","Arn"]}             | Fn::GetAtt is not a function of templates; these are: Ref, Fn::FindInMap, Fn::Join, Fn::Select, Fn::Split, Fn::Sub.
            {"Fn::Join":["a"]}                         | Fn::Join takes [delimiter, [values]].
            {"Fn::Join":"a"}                           | Fn::Join takes [delimiter, [values]].
            {"Fn::Join":["",["a"],"b"]}                | Fn::Join takes [delimiter, [values]].
            {"Fn::Select":["0"]}                       | Fn::Select takes [index, [values]].
            {"Fn::Select":["2",["a","b"]]}             | Fn::Select finds no item 2 among 2.
            {"Fn::Select":["-1",["a"]]}                | Fn::Select finds no item -1 among 1.
            {"Fn::Select":["99999999999",["a"]]}       | Fn::Select finds no item 99999999999 among 1.
            {"Fn::Select":["x",["a"]]}                 | Fn::Select finds no item x among 1.
            {"Fn::Select":["0",[null]]}                | Fn::Select finds null at 0.
            {"Fn::FindInMap":["Sites","berlin"]}       | Fn::FindInMap takes [map, key, second key].
            {"Fn::FindInMap":["Towns","berlin","Url"]} | Fn::FindInMap finds no Towns in Mappings.
            {"Fn::FindInMap":["Sites","bonn","Url"]}   | Fn::FindInMap finds no bonn in Mappings.Sites.
            {"Fn::FindInMap":["Sites","berlin","Uri"]} | Fn::FindInMap finds no Uri in Mappings.Sites.berlin.
            {"Fn::Split":["","a"]}                     | Fn::Split needs a delimiter that is not empty.
            {"Fn::Sub":"${Site"}                       | In the string of Fn::Sub, “${” is never closed.
            {"Fn::Sub":"${}"}                          | 'Fn::Sub names , which Parameters does not declare.'
            {"Fn::Sub":"${thing.Arn}"}                 | Fn::Sub names thing.Arn, which Parameters does not declare.
            {"Fn::Sub":["${Site}"]}                    | Fn::Sub takes a string, or a list of a string and an object with values for it.
            {"Fn::Sub":[{"Ref":"Site"},{}]}            | Fn::Sub takes a string, or a list of a string and an object with values for it.
            null                                       | A string belongs here, not null.
            {"Fn::FindInMap":["Sites","berlin","Floors"]} | A string belongs here, not ["one","two"].
            """)
    void aFaultIsNamedWithItsPlace(String expression, String reason) {
        TemplateException e = assertThrows(TemplateException.class, () -> evaluate(expression));

        assertEquals("DeviceConfiguration.value: " + reason, Samples.said(e));
        assertEquals("DeviceConfiguration.value", ((Place.Path) e.problem().place()).path());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            {"Fn::Join":[["a"],["b"]]}                          | value[0]    | Fn::Join takes a string here, not ["a"].
            {"Fn::Join":[null,["b"]]}                           | value[0]    | Fn::Join takes a string here, not null.
            {"Fn::Join":[{"a":"b"},["b"]]}                      | value[0]    | Fn::Join takes a string here, not {"a":"b"}.
            {"Fn::Join":[{"Fn::Split":["-","a-b"]},["b"]]}      | value[0]    | Fn::Join takes a string here, not {"Fn::Split":["-","a-b"]}.
            {"Fn::Join":["",{"Ref":"Site"}]}                    | value[1]    | Fn::Join takes a list here, not {"Ref":"Site"}.
            {"Fn::Join":["",{"a":"b"}]}                         | value[1]    | Fn::Join takes a list here, not {"a":"b"}.
            {"Fn::Join":["",{"Fn::Join":["",["a"]]}]}           | value[1]    | Fn::Join takes a list here, not {"Fn::Join":["",["a"]]}.
            {"Fn::Join":["",{"Fn::Sub":"a"}]}                   | value[1]    | Fn::Join takes a list here, not {"Fn::Sub":"a"}.
            {"Fn::Join":["",["a",null]]}                        | value[1][1] | A string belongs here, not null.
            {"Fn::Join":["",["a",["b"]]]}                       | value[1][1] | A string belongs here, not ["b"].
            {"Fn::Join":["",["a",{"Ref":"Nowhere"}]]}           | value[1][1] | Ref names Nowhere, which Parameters does not declare.
            {"Fn::Select":["0","a"]}                            | value[1]    | Fn::Select takes a list here, not "a".
            {"Fn::Select":["0",{"Fn::Split":[{"Ref":"Empty"},"a"]}]} | value[1]    | Fn::Split needs a delimiter that is not empty.
            {"Fn::Select":["0",{"Fn::FindInMap":["Sites","berlin","Url"]}]} | value | A list belongs here, not "https://berlin.example".
            {"Fn::Split":[",",["a"]]}                           | value[1]    | Fn::Split takes a string here, not ["a"].
            {"Fn::Sub":["${A}",{"A":["x"]}]}                    | value[1].A  | Fn::Sub takes a string here, not ["x"].
            {"Fn::Sub":["a",{"A":{"Ref":"Nowhere"}}]}           | value[1].A  | Ref names Nowhere, which Parameters does not declare.
            """)
    void aFaultInAnArgumentIsNamedWithThePlaceOfTheArgument(String expression, String place, String reason) {
        TemplateException e = assertThrows(TemplateException.class, () -> evaluate(expression));

        assertEquals("DeviceConfiguration." + place + ": " + reason, Samples.said(e));
    }

    @Test
    void functionsLieInEachOtherAsDeepAsJsonMay() throws TemplateException {
        String expression = "\"x\"";
        for (int i = 0; i < 15; i++) {
            expression = "{\"Fn::Join\":[\"\",[" + expression + ",\".\"]]}";
        }
        assertEquals("x" + ".".repeat(15), evaluate(expression));

        String tooDeep = expression;
        TemplateException e = assertThrows(TemplateException.class, () -> evaluate("{\"Fn::Join\":[\"\",[" + tooDeep + "]]}"));
        assertEquals(true, Samples.said(e).startsWith("This is not JSON: "), Samples.said(e));
    }

    private static String evaluate(String expression) throws TemplateException {
        TemplateBody body = TemplateBody.parse("""
                {"Parameters": {"Serial": {"Type": "String"}, "Site": {"Type": "String"}, "Empty": {"Type": "String", "Default": "x"},
                                "Colour": {"Type": "String", "Default": "green"}},
                 "Mappings": {"Sites": {"berlin": {"Url": "https://berlin.example", "Number": 12, "Floors": ["one", "two"]}}},
                 "Resources": {},
                 "DeviceConfiguration": {"value": %s}}
                """.formatted(expression));
        return body.evaluate(GIVEN, CERTIFICATE_ID).deviceConfiguration().get("value");
    }
}
