package dev.claimport.claim.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A resource of type {@code AWS::IoT::Policy} as written: one of the two is present (developer guide, "Policy resources"). */
record PolicyPlan(Optional<Expression> name, Optional<Expression> document) {

    static final String TYPE = "AWS::IoT::Policy";

    /** API reference, CreatePolicy. */
    private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]{1,128}");

    static PolicyPlan of(ResourceReader resource) throws TemplateException {
        Optional<Expression> name = resource.property("PolicyName");
        Optional<Expression> document = resource.property("PolicyDocument");
        if (name.isPresent() == document.isPresent()) {
            throw resource.fault(name.isPresent() ? TemplateProblem.POLICY_AMBIGUOUS : TemplateProblem.POLICY_EMPTY);
        }
        resource.overrides(Map.of(), Set.of());
        return new PolicyPlan(name, document);
    }

    PolicyResource evaluate(Evaluation evaluation) throws TemplateException {
        if (name.isPresent()) {
            String text = evaluation.text(name.get());
            if (!NAME.matcher(text).matches()) {
                throw TemplateException.at(name.get().place(), TemplateProblem.POLICY_NAME_WRONG, text);
            }
            return new PolicyResource(text, Optional.empty());
        }
        String text = documentText(document.orElseThrow(), evaluation);
        return new PolicyResource(sha256Hex(text), Optional.of(text));
    }

    /** Samples have it as an object, and as the JSON of an object in a string. */
    private static String documentText(Expression document, Evaluation evaluation) throws TemplateException {
        JsonNode value = evaluation.value(document);
        if (value.isObject()) {
            return value.toString();
        }
        String text = new Located(value, document.place()).text();
        if (!TemplateJson.parse(text, document.place()).isObject()) {
            throw TemplateException.at(document.place(), TemplateProblem.DOCUMENT_NOT_AN_OBJECT);
        }
        return text;
    }

    private static String sha256Hex(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
