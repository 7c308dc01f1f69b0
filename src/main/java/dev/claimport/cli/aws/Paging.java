package dev.claimport.cli.aws;

import dev.claimport.cli.aws.arguments.Parsed;
import dev.claimport.cli.aws.problem.Problem;
import dev.claimport.cli.aws.value.Python;
import dev.claimport.cli.aws.value.Value.Fields;
import dev.claimport.cli.aws.value.Value.Text;
import dev.claimport.cli.aws.value.Value.Whole;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which part of a long list is wanted.
 *
 * @param start where an earlier answer left off
 * @param pageSize how many a reply may have at most
 * @param items how many are wanted in all
 */
record Paging(Optional<String> start, Optional<BigInteger> pageSize, Optional<BigInteger> items) {

    static Paging of(Parsed options, ParameterFile files) {
        return new Paging(options.get(OperationOptions.STARTING_TOKEN)
                        .map(token -> Python.str(files.value(OperationOptions.STARTING_TOKEN, token)).toString()),
                options.get(OperationOptions.PAGE_SIZE).flatMap(Python::integer), options.get(OperationOptions.MAX_ITEMS).flatMap(Python::integer));
    }

    /** Refuses a part of a list where the list is not put together. Like the AWS CLI it overlooks a zero. */
    static void refuse(Parsed options) {
        List<String> given = new ArrayList<>();
        options.get(OperationOptions.STARTING_TOKEN).filter(token -> !token.isEmpty()).ifPresent(_ -> given.add(OperationOptions.STARTING_TOKEN));
        for (String name : List.of(OperationOptions.PAGE_SIZE, OperationOptions.MAX_ITEMS)) {
            options.get(name).flatMap(Python::integer).filter(number -> number.signum() != 0).ifPresent(_ -> given.add(name));
        }
        if (!given.isEmpty()) {
            throw Problem.parameter("Cannot specify --no-paginate along with pagination arguments: " + String.join(", ", given)).exception();
        }
    }

    /** As the parameter that no operation knows. */
    Optional<Fields> asParameter() {
        var parameter = new Fields();
        start.ifPresent(token -> parameter.with("StartingToken", Text.of(token)));
        pageSize.ifPresent(size -> parameter.with("PageSize", new Whole(size)));
        items.ifPresent(number -> parameter.with("MaxItems", new Whole(number)));
        return parameter.members().isEmpty() ? Optional.empty() : Optional.of(parameter);
    }
}
