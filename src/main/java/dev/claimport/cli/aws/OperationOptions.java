package dev.claimport.cli.aws;

import dev.claimport.cli.aws.arguments.ArgumentParser;
import dev.claimport.cli.aws.arguments.Parameter;
import dev.claimport.cli.aws.iot.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The options that an operation has of its own. */
final class OperationOptions {

    static final String HELP = "help";
    static final String INPUT_JSON = "--cli-input-json";
    static final String INPUT_YAML = "--cli-input-yaml";
    static final String SKELETON = "--generate-cli-skeleton";
    static final String STARTING_TOKEN = "--starting-token";
    static final String PAGE_SIZE = "--page-size";
    static final String MAX_ITEMS = "--max-items";
    /** Ours: the claim into files instead of onto standard output. */
    static final String OUTPUT_DIR = "--output-dir";

    private OperationOptions() {}

    /** @param arguments in which an input document lifts the duty to give parameters one by one */
    static ArgumentParser parser(Operation operation, List<String> arguments) {
        boolean relaxed = arguments.contains(INPUT_JSON) || arguments.contains(INPUT_YAML) || asksForInputSkeleton(arguments);
        List<Parameter> parameters = new ArrayList<>();
        operation.input().members().keySet().forEach(member ->
                parameters.add(Parameter.option(option(member)).demanded(!relaxed && operation.required().contains(member))));
        parameters.add(Parameter.option(INPUT_JSON));
        parameters.add(Parameter.option(INPUT_YAML));
        if (operation.pages().isPresent()) {
            parameters.add(Parameter.option(STARTING_TOKEN));
            parameters.add(Parameter.option(PAGE_SIZE).wholeNumber());
            parameters.add(Parameter.option(MAX_ITEMS).wholeNumber());
        }
        parameters.add(Parameter.option(SKELETON).oneOf("input", "output", "yaml-input").orBare("input"));
        // Ours is known by its full name only: behind "--" the AWS CLI's --output comes here, too, and would be an abbreviation.
        if (operation == Operation.CREATE_PROVISIONING_CLAIM
                && arguments.stream().anyMatch(argument -> argument.equals(OUTPUT_DIR) || argument.startsWith(OUTPUT_DIR + "="))) {
            parameters.add(Parameter.option(OUTPUT_DIR));
        }
        parameters.add(Parameter.optionalPositional(HELP));
        return new ArgumentParser(parameters);
    }

    /** {@code templateName} is {@code --template-name}. */
    static String option(String member) {
        return "--" + member.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }


    /** The sample of an output wants valid parameters, the others none. */
    private static boolean asksForInputSkeleton(List<String> arguments) {
        int at = arguments.indexOf(SKELETON);
        return at >= 0 && (at + 1 == arguments.size() || !arguments.get(at + 1).equals("output"));
    }
}
