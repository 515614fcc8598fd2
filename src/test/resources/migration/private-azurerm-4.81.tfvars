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
  data-service = {
    LOG_LEVEL = "debug"
  }
}

secrets = {
  gateway = {
    PORTKEY_CLIENT_AUTH   = "portkey-client-auth"
    ORGANISATIONS_TO_SYNC = "organisations-to-sync"
    REDIS_PASSWORD        = "redis-password"
  }
  data-service = {
    PORTKEY_CLIENT_AUTH = "portkey-client-auth"
    DS_TOKEN            = "ds-token"
  }
}

network_mode = "new"
vnet_cidr    = "10.0.0.0/16"

ingress_type   = "aca"
public_ingress = false

control_plane_private_link = {
  outbound = true
}

redis_config = {
  redis_type = "azure-redis"
  endpoint   = "rediss://portkey-redis.redis.cache.windows.net:6380"
  tls        = true
  mode       = "cluster"
}

storage_config = {
  container_name = "portkey-log-store"
}

server_mode = "all"

gateway_config = {
  cpu          = 1
  memory       = "2Gi"
  min_replicas = 2
  max_replicas = 10
  port         = 8787
}

mcp_config = {
  cpu          = 0.5
  memory       = "1Gi"
  min_replicas = 1
  max_replicas = 5
  port         = 8788
}

dataservice_config = {
  enable_dataservice = true
}

gateway_secret_volume_mounts = [
  {
    name       = "all-secrets"
    mount_path = "/etc/secrets"
  },
  {
    name       = "client-auth"
    mount_path = "/etc/auth/client"
    sub_path   = "portkey-client-auth"
  },
]

tags = {
  Team = "ai"
}
