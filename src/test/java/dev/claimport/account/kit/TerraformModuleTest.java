package dev.claimport.account.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Terraform's own opinion of the module, where there is Terraform and a mirror of the provider for AWS in the folder that the system property names.
 * The provider for archives is not needed: its one file is put in its place.
 */
class TerraformModuleTest {

    private static final String PROVIDERS = System.getProperty("claimport.terraform-providers", "");
    private static final long MOST_SECONDS = 120;

    @TempDir
    private Path folder;

    private String terraform(Path module, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("terraform"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).directory(module.toFile()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue(), said);
        return said;
    }

    @ParameterizedTest
    @MethodSource("dev.claimport.account.kit.KitTest#kits")
    void theModuleIsAsTerraformWantsIt(Kit kit) throws Exception {
        assumeTrue(!PROVIDERS.isEmpty(), "the providers are not here");
        Path module = folder.resolve("kit/terraform");
        KitFolder.write(folder.resolve("kit"), kit);
        terraform(module, "fmt", "-check", "-diff");
        Path main = module.resolve("main.tf");
        Files.writeString(main, Files.readString(main).replaceAll("(?s)data \"archive_file\".*?\n}\n", "")
                .replaceAll("data\\.archive_file\\.hook\\.output_\\w+", "\"hook.zip\""));
        terraform(module, "init", "-backend=false", "-plugin-dir=" + Path.of(PROVIDERS).toAbsolutePath());
        assertTrue(terraform(module, "validate", "-no-color").contains("The configuration is valid."));
    }
}
