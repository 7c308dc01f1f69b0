package dev.claimport.cli.aws;

import dev.claimport.cli.aws.http.Client;
import dev.claimport.cli.aws.http.Response;
import dev.claimport.cli.aws.iot.ErrorReader;
import dev.claimport.cli.aws.iot.Operation;
import dev.claimport.cli.aws.iot.ParameterCheck;
import dev.claimport.cli.aws.iot.ReplyReader;
import dev.claimport.cli.aws.iot.Timestamps;
import dev.claimport.cli.aws.problem.Problem;
import dev.claimport.cli.aws.problem.Problem.Refused;
import dev.claimport.cli.aws.value.Python;
import dev.claimport.cli.aws.value.Value;
import dev.claimport.cli.aws.value.Value.Fields;
import dev.claimport.cli.aws.value.Value.Text;
import dev.claimport.cli.aws.yaml.YamlReader;

/** Asks the service, and understands its answer. */
final class Service {

    /** Of a refusal that says nothing. */
    private static final Value UNKNOWN = Text.of("Unknown");

    private final Operation operation;
    private final Endpoint endpoint;
    private final Client client;
    private final ReplyReader replies;
    private final boolean validates;
    private final Runnable beforeSigning;

    /**
     * @param validates whether parameters are held against the model
     * @param beforeSigning the last check before a request leaves
     */
    Service(Operation operation, Endpoint endpoint, Client client, Timestamps timestamps, boolean validates, Runnable beforeSigning) {
        this.operation = operation;
        this.endpoint = endpoint;
        this.client = client;
        this.validates = validates;
        this.beforeSigning = beforeSigning;
        replies = new ReplyReader(timestamps);
    }

    /**
     * @return the reply's members, the caller's to wipe
     * @throws dev.claimport.cli.aws.problem.ProblemException when a parameter is wrong, nothing comes back, or the service refuses
     */
    Fields call(Fields parameters) {
        if (parameters.members().keySet().stream().anyMatch(name -> name.indexOf(YamlReader.NOT_A_NAME) == 0)) {
            throw Problem.general("keywords must be strings").exception();
        }
        if (validates) {
            ParameterCheck.check(parameters, operation.input(), operation.required());
        } else {
            ParameterCheck.checkNames(parameters, operation.input(), operation.required());
        }
        beforeSigning.run();
        Client.Outcome outcome = client.send(operation.method(), endpoint.url(operation, parameters), refusal -> code(error(refusal)));
        Response response = outcome.response();
        try {
            if (response.isRefusal()) {
                throw refused(error(response), outcome).exception();
            }
            return replies.read(response.body(), operation.output());
        } finally {
            response.wipe();
        }
    }

    private Problem refused(Fields error, Client.Outcome outcome) {
        String retries = outcome.exhausted() ? " (reached max retries: " + outcome.retries() + ")" : "";
        return new Refused("An error occurred (%s) when calling the %s operation%s: %s".formatted(
                code(error), operation.name(), retries, Python.str(error.members().getOrDefault("Message", UNKNOWN))), error);
    }

    private static Fields error(Response response) {
        return ErrorReader.read(response.status(), response.header("x-amzn-errortype").orElse(null), response.body());
    }

    /** As the AWS CLI names it in a set of codes, for which a list or an object cannot be looked up. */
    private static String code(Fields error) {
        Value code = error.members().getOrDefault("Code", UNKNOWN);
        if (!code.isScalar()) {
            throw Problem.general("unhashable type: '" + Python.typeName(code) + "'").exception();
        }
        return Python.str(code).toString();
    }
}
