package dev.claimport.cli.aws.iot;

import dev.claimport.cli.aws.problem.Problem;
import dev.claimport.cli.aws.value.Python;
import dev.claimport.cli.aws.value.Value;
import dev.claimport.cli.aws.value.Value.Fields;
import dev.claimport.cli.aws.value.Value.Nothing;
import dev.claimport.cli.aws.value.Value.Text;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds code and message in a refusal, wherever the service put them (see botocore's rest-json parser). */
public final class ErrorReader {

    /** The errors that the service's model has; each has a message in lower case. */
    private static final Set<String> MODELLED = Set.of("CertificateConflictException", "CertificateStateException",
            "CertificateValidationException", "ConflictException", "ConflictingResourceUpdateException", "DeleteConflictException",
            "IndexNotReadyException", "InternalException", "InternalFailureException", "InternalServerException",
            "InvalidAggregationException", "InvalidQueryException", "InvalidRequestException", "InvalidResponseException",
            "InvalidStateTransitionException", "LimitExceededException", "MalformedPolicyException", "NotConfiguredException",
            "RegistrationCodeValidationException", "ResourceAlreadyExistsException", "ResourceNotFoundException",
            "ResourceRegistrationFailureException", "ServiceQuotaExceededException", "ServiceUnavailableException", "SqlParseException",
            "TaskAlreadyExistsException", "ThrottlingException", "TransferAlreadyCompletedException", "TransferConflictException",
            "UnauthorizedException", "ValidationException", "VersionConflictException", "VersionsLimitExceededException");
    private static final Map<String, List<String>> MORE_MEMBERS = Map.of(
            "ConflictException", List.of("resourceId"), "ResourceAlreadyExistsException", List.of("resourceId", "resourceArn"));

    /** A refusal to one part of botocore, and to the part that reads refusals none. */
    private static final int UNREAD = 300;

    private ErrorReader() {}

    /**
     * What the AWS CLI knows of a refusal: {@code Message}, {@code Code}, and the members of the model's error; or nothing.
     *
     * @param errorType the header {@code x-amzn-ErrorType}, or null
     */
    public static Fields read(int status, String errorType, byte[] body) {
        if (status == UNREAD) {
            return new Fields();
        }
        if (status >= 500 && isNotOurs(body)) {
            return new Fields().with("Code", Text.of(String.valueOf(status))).with("Message", Text.of(ReasonPhrases.of(status)));
        }
        Value json = ReplyReader.json(body);
        if (!(json instanceof Fields fields)) {
            throw ReplyReader.noAttribute(json, "get");
        }
        Value code = code(status, errorType, fields);
        var error = new Fields().with("Message", first(fields, "message", "Message", Text.of(""))).with("Code", code);
        String name = Python.str(code).toString();
        if (MODELLED.contains(name)) {
            modelled(fields, "message", error);
            MORE_MEMBERS.getOrDefault(name, List.of()).forEach(member -> modelled(fields, member, error));
        }
        return error;
    }

    private static Value code(int status, @Nullable String errorType, Fields body) {
        if (errorType != null) {
            return shortened(Text.of(errorType));
        }
        Value code = first(body, "code", "Code", Value.NOTHING);
        if (!(code instanceof Nothing)) {
            return shortened(code);
        }
        Value type = body.members().getOrDefault("__type", Text.of(String.valueOf(status)));
        return type instanceof Text ? shortened(type) : type instanceof Nothing ? Text.of("") : nameless(type);
    }

    private static Value nameless(Value type) {
        throw Problem.general("argument of type '" + Python.typeName(type) + "' is not iterable").exception();
    }

    /** Without what stands behind a colon, and what stands before a number sign. */
    private static Value shortened(Value code) {
        if (!(code instanceof Text)) {
            return code;
        }
        String name = code.toString().split(":", 2)[0];
        return Text.of(name.substring(name.lastIndexOf('#') + 1));
    }

    private static Value first(Fields body, String one, String other, Value otherwise) {
        return body.members().containsKey(one) ? body.get(one) : body.members().getOrDefault(other, otherwise);
    }

    private static void modelled(Fields body, String member, Fields error) {
        Value value = body.get(member);
        if (!(value instanceof Nothing)) {
            error.with(member, value);
        }
    }

    /** A page of something in between, or nothing. */
    private static boolean isNotOurs(byte[] body) {
        String text = new String(body, StandardCharsets.ISO_8859_1).strip();
        return text.isEmpty() || text.startsWith("<html>");
    }
}
