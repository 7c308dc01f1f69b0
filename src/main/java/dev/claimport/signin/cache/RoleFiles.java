package dev.claimport.signin.cache;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claimport.file.SmallFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The credentials of roles that the AWS CLI keeps, {@code ~/.aws/cli/cache}. They would outlive a sign-out. */
public record RoleFiles(Path folder) {

    private static final int LARGEST = 256 * 1024;
    private static final Logger LOG = LoggerFactory.getLogger(RoleFiles.class);

    /** Deletes what came from Identity Center, as {@code aws sso logout} does it, and nothing else. */
    public void deleteThoseOfSignIns() {
        for (Path file : TokenCache.files(folder)) {
            try {
                if ("sso".equals(new ObjectMapper().readTree(SmallFile.read(file, LARGEST)).path("ProviderType").textValue())) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException e) {
                // Half-written, another user's, or something else; only its type is named, a parser's words quote what it could not read.
                LOG.info("{} is left as it is: {}", file.getFileName(), e.getClass().getSimpleName());
            }
        }
    }
}
