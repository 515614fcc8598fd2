project_name        = "portkey-gateway"
environment         = "dev"
subscription_id     = "3f1b7c52-8f0e-4a7d-9c55-1f0f5d5a2b10"
resource_group_name = "portkey-rg"

registry_type = "dockerhub"
docker_credentials = {
  key_vault_name  = "portkey-kv"
  key_vault_rg    = "portkey-rg"
  username_secret = "docker-username"
  password_secret = "docker-password"
}

secrets_key_vault = {
  name           = "portkey-kv"
  resource_group = "portkey-rg"
}

environment_variables = {
  gateway = {
    LOG_LEVEL       = "info"
    NODE_ENV        = "development"
    ANALYTICS_STORE = "control_plane"
  }
}

secrets = {
  gateway = {
    PORTKEY_CLIENT_AUTH   = "portkey-client-auth"
    ORGANISATIONS_TO_SYNC = "organisations-to-sync"
  }
}

network_mode   = "none"
ingress_type   = "aca"
public_ingress = true

redis_config = {
  redis_type = "redis"
}

storage_config = {
  container_name = "portkey-log-store"
}

server_mode = "gateway"
mcp_gateway_base_url = "https://mcp.example.com"
