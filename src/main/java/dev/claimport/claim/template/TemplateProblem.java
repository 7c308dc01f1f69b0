package dev.claimport.claim.template;

import dev.claimport.failure.Problem;
import java.util.List;

/** What can be wrong with a template, or with what it makes of parameters. */
public enum TemplateProblem implements Problem.Kind {
    TOO_LONG("characters", "most"),
    EMPTY,
    /** At a line and a column. {@code said} is the JSON parser's word. */
    NOT_JSON("said"),

    NOT_AN_OBJECT("found"),
    NOT_A_LIST("found"),
    NOT_A_STRING("found"),
    NULL,
    MEMBER_MISSING("member"),
    KEY_UNKNOWN("key", "known"),
    /** A word where only certain words can stand. */
    VALUE_UNKNOWN("found", "known"),

    FUNCTION_IN_MAPPING("function"),
    SECOND_THING,
    SECOND_CERTIFICATE,
    /** Of {@code DeviceConfiguration}. */
    CONFIGURATION_NOT_A_STRING,
    OVERRIDES_UNKNOWN("type"),
    OVERRIDE_TWICE,
    /** Names the device's certificate otherwise than by its id. */
    CERTIFICATE_GIVEN("member"),
    CERTIFICATE_ID_WRONG("reference"),
    POLICY_EMPTY,
    POLICY_AMBIGUOUS,
    DOCUMENT_NOT_AN_OBJECT,

    FUNCTION_UNKNOWN("function", "known"),
    FUNCTION_MISSPELT("function", "meant"),
    FUNCTION_NOT_ALONE("function"),
    FUNCTION_FORM("function", "form"),
    ARGUMENT_NOT_A_STRING("function", "found"),
    ARGUMENT_NOT_A_LIST("function", "found"),
    REF_NOT_A_NAME("found"),
    DELIMITER_EMPTY,
    SUB_FORM,
    SUB_UNCLOSED,
    /** Claimport leaves it as it stands. */
    POLICY_VARIABLE_IN_SUB("variable"),
    PARAMETER_UNDECLARED("function", "parameter"),

    PARAMETERS_MISSING("parameters"),
    /** One of the service's own. */
    PSEUDO_PARAMETER_MISSING("parameter"),
    ITEM_MISSING("index", "size"),
    ITEM_NULL("index"),
    MAPPING_MISSING("mapping", "key"),
    TOO_MUCH("most"),
    NAME_WRONG("name"),
    POLICY_NAME_WRONG("name"),
    ATTRIBUTE_NAME_WRONG("attribute"),
    ATTRIBUTE_VALUE_WRONG("attribute"),
    TOO_MANY_ATTRIBUTES("attributes", "most"),
    /** As before, where the thing could have more if it had a type. */
    TOO_MANY_ATTRIBUTES_WITHOUT_TYPE("attributes", "most");

    private final List<String> facts;

    TemplateProblem(String... facts) {
        this.facts = List.of(facts);
    }

    @Override
    public String family() {
        return "template";
    }

    @Override
    public List<String> facts() {
        return facts;
    }
}
