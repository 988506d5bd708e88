// Apart from the page, since the content security policy allows no script inside it.
window.SwaggerUIBundle({ url: '/api/v1/openapi.json', dom_id: '#docs', deepLinking: true })
