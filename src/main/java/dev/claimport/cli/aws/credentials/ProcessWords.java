package dev.claimport.cli.aws.credentials;

import dev.claimport.aws.credential.AccessKeys;
import dev.claimport.aws.credential.CredentialProcess;
import dev.claimport.aws.credential.ProcessFailedException;
import dev.claimport.cli.aws.problem.Problem;
import dev.claimport.cli.aws.value.Python;

/** What a profile's program prints, or what botocore says of it. */
final class ProcessWords {

    private static final String OF_PROCESS = "Error when retrieving credentials from custom-process: ";

    private ProcessWords() {}

    static AccessKeys run(String commandLine) {
        try {
            return CredentialProcess.of(commandLine).run();
        } catch (ProcessFailedException e) {
            throw Problem.general(switch (e.reason()) {
                case NOT_STARTED -> "[Errno 2] No such file or directory: " + Python.quoted(e.about());
                case ENDLESS -> OF_PROCESS + "The process does not end";
                case ENDED -> OF_PROCESS + e.about();
                case NO_JSON -> "Expecting value: line 1 column 1 (char 0)";
                case OTHER_VERSION -> OF_PROCESS + "Unsupported version '" + (e.about().isEmpty() ? "<Version key not provided>" : e.about())
                        + "' for credential process provider, supported versions: 1";
                case MISSING -> OF_PROCESS + "Missing required key in response: '" + e.about() + "'";
                case NO_TIME -> OF_PROCESS + e.about() + " is no time";
            }).exception();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw Problem.general("interrupted").exception();
        }
    }
}
