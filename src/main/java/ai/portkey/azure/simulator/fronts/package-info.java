/** What Pulumi talks to: mocks for previews, providers by gRPC for the real engine. */
package ai.portkey.azure.simulator.fronts;
