package ai.portkey.azure.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a test class that runs the real Pulumi engine (JUnit tag {@code engine}). Its constructor and methods may take
 * a {@link ai.portkey.azure.cli.engine.PulumiCli}. Where no CLI can be had the tests are skipped; with {@code CI=true}
 * they fail.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("engine")
@ExtendWith(PulumiExtension.class)
public @interface RequiresPulumi {}
