"""Portuguese."""

from __future__ import annotations

from cleaner.languages.language import Language
from cleaner.models import Reason
from cleaner.rules import Lines, Phrase, Rule, Scope

_NAME = r"(?-i:[A-ZÀ-Þ][\w.'’-]{0,30}(?: (?:de|da|do|dos|das|e|[A-ZÀ-Þ][\w.'’-]{0,30})){0,6})"

_RULES: tuple[Rule, ...] = (
    Rule(
        name="pt.advertisement",
        reason=Reason.ADVERTISEMENT,
        finds=Lines(
            "publicidade", "anúncio", "anúncios", "continua após a publicidade", "continua após publicidade",
            "continua depois da publicidade", "conteúdo patrocinado", "patrocinado", "conteúdo de marca",
            "oferecimento", "pub", "fechar anúncio", "continue lendo após a publicidade", "conteúdo comercial",
            "informe publicitário", "publieditorial", "patrocínio", "parceiros", "publicidade - continue lendo",
        ),
        removes=("PUBLICIDADE", "Continua após a publicidade", "Conteúdo patrocinado"),
        keeps=("A publicidade de cigarros é proibida.",),
        sure=True,
    ),
    Rule(
        name="pt.also-read",
        reason=Reason.RELATED,
        finds=Phrase(
            r"^\W{0,4}(?:(?:leia|ler|lê|veja|ver|vê|confira|assista|ouça|saiba)(?: (?:também|mais|ainda|aqui"
            r"|agora))?|clique(?: e)? (?:leia|veja|confira)|leia a (?:seguir|íntegra)|mais (?:sobre|notícias)"
            r"|relacionad[oa]s?|recomendad[oa]s?|não perca|entenda(?: mais)?|vídeo|em vídeo|notícia "
            r"relacionada)\s{0,3}[:|►>–—»]\s{0,3}\S.{0,240}$",
            starts=(
                "leia", "ler", "lê", "veja", "ver", "vê", "confira", "assista", "ouça", "saiba", "clique", "mais",
                "relacionado", "relacionada", "relacionados", "relacionadas", "recomendado", "recomendada", "não",
                "entenda", "vídeo", "em", "notícia", "►", ">", "»", "-", "–", "—", "*", "•", "(", "[",
            ),
        ),
        removes=(
            "Leia também: Câmara aprova reforma",
            "Veja mais – As imagens da enchente",
            "SAIBA MAIS: Entenda o caso",
            "Leia mais: O que muda no imposto",
        ),
        keeps=("Ler também cura, diz ela.", "Mais sobre o caso só amanhã."),
        sure=True,
    ),
    Rule(
        name="pt.read-more",
        reason=Reason.RELATED,
        finds=Lines(
            "leia mais", "ler mais", "leia também", "veja também", "veja mais", "ver mais", "saiba mais",
            "continue lendo", "continuar lendo", "continuar a ler", "continue a ler", "mostrar mais",
            "carregar mais", "mais informações", "ver todos", "ver todas", "ver tudo", "ver menos", "clique aqui",
            "leia a matéria completa", "ler artigo completo", "ler artigo", "ler notícia", "mais notícias",
            "todas as notícias", "ver todas as notícias", "leia a íntegra", "ler tudo", "descubra mais", "conheça",
            "detalhes", "expandir", "ver mais notícias",
        ),
        removes=("Leia mais", "Saiba mais »", "Ver todas", "Continue lendo"),
        keeps=("Ler mais é o plano dela.",),
        sure=True,
    ),
    Rule(
        name="pt.related-section",
        reason=Reason.RELATED,
        finds=Lines(
            "notícias relacionadas", "artigos relacionados", "matérias relacionadas", "conteúdo relacionado",
            "conteúdos relacionados", "posts relacionados", "relacionados", "relacionadas", "relacionado",
            "temas relacionados", "leia também", "veja também", "leia ainda", "você também pode gostar",
            "você pode gostar", "você pode se interessar", "pode também gostar", "também pode gostar de",
            "talvez você goste", "talvez se interesse por", "pode interessar-lhe", "recomendados", "recomendadas",
            "recomendado para você", "recomendados para você", "recomendamos", "mais sobre", "mais sobre este tema",
            "mais de", "mais em", "mais artigos", "mais notícias", "outras notícias", "outros artigos",
            "outras matérias", "não perca", "a seguir", "próxima notícia", "próximo artigo", "artigo anterior",
            "artigo seguinte", "do mesmo autor", "mais do autor", "mais deste autor", "em destaque", "sugestões",
            "tópicos relacionados", "sugeridos", "continue por dentro", "tudo sobre", "vídeos relacionados",
        ),
        removes=("Notícias relacionadas", "Artigos relacionados:", "Veja também", "Recomendados para você"),
        keeps=("Mais notícias do resgate chegam à noite.",),
        scope=Scope.SECTION,
        sure=True,
    ),
    Rule(
        name="pt.popular-section",
        reason=Reason.LINK_FARM,
        finds=Lines(
            "mais lidas", "mais lidos", "as mais lidas", "notícias mais lidas", "mais vistas", "mais vistos",
            "mais populares", "populares", "mais comentadas", "mais recentes", "últimas notícias", "últimas",
            "últimos artigos", "últimas atualizações", "última hora", "posts recentes", "artigos recentes",
            "comentários recentes", "notícias", "notícias recentes", "destaques", "destaque", "tendências",
            "em alta", "trending", "agora", "ao vivo", "em direto", "manchetes", "principais notícias", "capa",
            "vídeos", "galerias", "fotogalerias", "especiais", "ao minuto", "atualidade", "plantão", "giro",
            "os mais lidos",
        ),
        removes=("Mais lidas", "Últimas notícias", "Destaques"),
        keeps=("Últimas notícias do barco vieram de Angola.",),
        scope=Scope.SECTION,
    ),
    Rule(
        name="pt.newsletter",
        reason=Reason.PROMOTION,
        finds=Phrase(
            r"^\W{0,4}(?:assine|assina|inscreva-se|inscreve-te|subscreva|subscreve|cadastre-se|receba|recebe"
            r"|siga(?:-nos)?|segue(?:-nos)?|curta|participe|entre (?:no|em|para)|junte-se|acompanhe|baixe"
            r"|descarregue|apoie|doe|faça (?:parte|uma doação|login)|quer (?:receber|ficar|saber|mais)|fique (?:por "
            r"dentro|informado|a par)|já é assinante|este conteúdo é|conteúdo exclusivo|clique aqui|compartilhe"
            r"|ative|adicione|torne-se|registe-se|envie|clique)\b"
            r"(?:.{0,160}\b(?:newsletters?|e-?mail|boletim|notícias|informad[oa]|canal|grupo|whats ?app|telegram"
            r"|facebook|twitter|instagram|youtube|tiktok|linkedin|google(?: news| notícias)?|redes(?: sociais)?"
            r"|aplicativo|app|jornalismo|assinantes?|notificações|comentar|conta|dentro|preferências)\b.{0,200}"
            r"|.{0,16})$",
            starts=(
                "assine", "assina", "inscreva", "inscreve", "subscreva", "subscreve", "cadastre", "receba", "recebe",
                "siga", "segue", "curta", "participe", "entre", "junte", "acompanhe", "baixe", "descarregue",
                "apoie", "doe", "faça", "quer", "fique", "já", "este", "conteúdo", "clique", "compartilhe", "ative",
                "adicione", "torne", "registe", "envie", "►", ">", "-", "•",
            ),
        ),
        removes=(
            "Assine a nossa newsletter",
            "Receba as notícias no seu e-mail",
            "Siga-nos no Facebook",
            "Entre no grupo do WhatsApp",
            "Fique por dentro!",
        ),
        keeps=(
            "Entre os feridos há duas crianças que viajavam no banco de trás.",
            "Segue a greve dos professores em todo o estado, diz o sindicato.",
        ),
        sure=True,
    ),
    Rule(
        name="pt.subscribe",
        reason=Reason.PROMOTION,
        finds=Lines(
            "newsletter", "newsletters", "assine", "assine já", "assine agora", "assinar", "assinatura",
            "assinaturas", "assinante", "assinantes", "seja assinante", "inscreva-se", "cadastre-se", "subscrever",
            "subscreva", "exclusivo para assinantes", "só para assinantes", "conteúdo exclusivo", "apoie", "doar",
            "doe", "apoie o jornalismo", "seu e-mail", "o seu email", "digite seu e-mail", "endereço de email",
            "endereço de e-mail", "baixe o app", "baixe nosso app", "aplicativo", "edição impressa",
            "edição digital", "clube do assinante", "classificados", "anuncie", "anuncie aqui", "anuncie conosco",
            "loja", "notificações", "experimente grátis", "teste grátis",
        ),
        removes=("Newsletter", "Assine já", "Exclusivo para assinantes"),
        keeps=("Doe sangue, pede o hospital.",),
        sure=True,
    ),
    Rule(
        name="pt.share",
        reason=Reason.SHARE_BAR,
        finds=Lines(
            "compartilhar", "compartilhe", "compartilhe isso", "compartilhe esta notícia", "compartilhe este artigo",
            "compartilhar no facebook", "compartilhar no twitter", "compartilhar no whatsapp",
            "compartilhe no facebook", "compartilhe no whatsapp", "partilhar", "partilhe", "partilhar no facebook",
            "partilhar artigo", "partilhar este artigo", "compartilhar:", "compartilhar via", "tweetar", "imprimir",
            "enviar por e-mail", "enviar por email", "enviar", "salvar", "guardar", "copiar link", "link copiado",
            "copiar", "curtir", "curtir isso", "gostar", "gosto", "ouvir", "ouvir artigo", "ouça este conteúdo",
            "ouvir notícia", "siga-nos", "siga-nos em", "siga-nos nas redes sociais", "siga nas redes", "siga",
            "seguir", "redes sociais", "nossas redes", "reportar erro", "comunicar erro", "encontrou um erro",
            "voltar ao topo", "topo", "ir para o topo", "favoritos", "a+ a-", "tamanho da letra",
        ),
        removes=("Compartilhe", "Partilhar no Facebook", "Siga-nos:", "Copiar link"),
        keeps=("Partilhar casa é comum.",),
        sure=True,
    ),
    Rule(
        name="pt.comments",
        reason=Reason.COMMENTS,
        finds=Lines(
            "comentários", "comentário", "deixe um comentário", "deixe seu comentário", "deixe o seu comentário",
            "deixar um comentário", "deixe uma resposta", "deixar uma resposta",
            "deixe um comentário cancelar resposta", "cancelar resposta", "escreva um comentário",
            "adicionar comentário", "adicione um comentário", "enviar comentário", "publicar comentário",
            "seu comentário", "comentar", "comente", "comente esta notícia", "responder", "sem comentários",
            "nenhum comentário", "ainda não há comentários", "seja o primeiro a comentar", "ver comentários",
            "ver todos os comentários", "mostrar comentários", "os comentários estão encerrados",
            "comentários encerrados", "dê sua opinião", "opinião do leitor", "participe da conversa", "denunciar",
            "denunciar comentário", "respostas",
        ),
        removes=("Comentários", "Comentários (3)", "Deixe um comentário", "Seja o primeiro a comentar!"),
        keeps=("Comentários do juiz surpreenderam.",),
        scope=Scope.SECTION,
        sure=True,
    ),
    Rule(
        name="pt.comment-form",
        reason=Reason.COMMENTS,
        finds=Phrase(
            r"^(?:o (?:seu|teu) endereço de e-?mail não|seu e-?mail não|(?:os )?campos (?:obrigatórios|marcados)"
            r"|salvar meus dados|guardar o meu nome|você (?:precisa|deve) (?:estar|fazer|entrar)|(?:faça login"
            r"|entre) para|para comentar|este site (?:utiliza|usa) o akismet|os comentários (?:são|não|publicados"
            r"|postados)|\d{1,5} (?:comentários?|respostas?|reações)(?: (?:em|sobre|a|para)\b.{0,160})?$).{0,300}$",
            starts=("o", "seu", "os", "campos", "salvar", "guardar", "você", "faça", "entre", "para", "este"),
            words=("comentário", "comentários", "resposta", "respostas", "reações"),
        ),
        removes=(
            "O seu endereço de e-mail não será publicado.",
            "Você precisa fazer login para comentar.",
            "Os comentários são de responsabilidade dos autores.",
            "2 comentários em “O longo inverno”",
        ),
        keeps=("Você deve ler a lei, disse.", "O seu endereço era falso."),
    ),
    Rule(
        name="pt.notice",
        reason=Reason.NOTICE,
        finds=Phrase(
            r"^.{0,200}\b(?:(?:utilizamos|usamos|utiliza|usa|uso de) cookies|cookies (?:para|e|de terceiros)"
            r"|(?:aceitar|rejeitar|gerir|configurar|política de)(?: todos)?(?: os)? cookies|ao (?:continuar|clicar"
            r"|navegar|se (?:cadastrar|inscrever))|todos os direitos reservados|direitos reservados|proibida a "
            r"reprodução|reprodução (?:total|proibida)|é (?:expressamente )?proibid[ao]|política de privacidade e"
            r"|li e aceito|aceito (?:os|a|receber)|proteção de dados pessoais)\b.{0,800}$",
            words=(
                "cookies", "continuar", "clicar", "navegar", "cadastrar", "inscrever", "reservados", "reprodução",
                "privacidade", "aceito", "proteção", "expressamente",
            ),
        ),
        removes=(
            "Utilizamos cookies para melhorar sua experiência.",
            "Todos os direitos reservados.",
            "É expressamente proibida a reprodução.",
            "Li e aceito os termos",
        ),
        keeps=("Ao fim da tarde choveu.", "Os cookies da avó eram famosos."),
    ),
    Rule(
        name="pt.navigation",
        reason=Reason.NAVIGATION,
        finds=Lines(
            "início", "página inicial", "home", "menu", "menu principal", "buscar", "busca", "pesquisar", "pesquisa",
            "contato", "contatos", "contacto", "contactos", "fale conosco", "quem somos", "sobre", "sobre nós",
            "política de privacidade", "privacidade", "política de cookies", "cookies", "aceitar", "aceitar todos",
            "rejeitar", "termos de uso", "termos e condições", "termos", "aviso legal", "ficha técnica",
            "estatuto editorial", "expediente", "mapa do site", "mapa do sítio", "seções", "secções", "editorias",
            "serviços", "arquivo", "arquivos", "categorias", "etiquetas", "tags", "pular para o conteúdo",
            "ir para o conteúdo", "ir para o conteúdo principal", "saltar para o conteúdo", "fechar", "abrir menu",
            "fechar menu", "navegação", "navegação de post", "você está aqui", "voltar", "seguinte", "anterior",
            "próximo", "próxima", "próxima página", "página anterior", "post anterior", "próximo post", "entrar",
            "sair", "login", "iniciar sessão", "terminar sessão", "criar conta", "minha conta", "meu perfil",
            "senha", "esqueci minha senha", "esqueceu a senha", "palavra-passe", "nome", "sobrenome", "mensagem",
            "cancelar", "ajuda", "perguntas frequentes", "trabalhe conosco", "acessibilidade", "rss", "português",
            "central de atendimento", "atendimento", "canais", "princípios editoriais",
        ),
        removes=("Início", "Quem somos", "Política de privacidade", "Fale conosco"),
        keeps=("Início difícil do ano no campo.",),
    ),
    Rule(
        name="pt.menu",
        reason=Reason.NAVIGATION,
        finds=Lines(
            "mundo", "brasil", "portugal", "economia", "política", "esportes", "esporte", "desporto", "futebol",
            "opinião", "cultura", "sociedade", "saúde", "educação", "ciência", "tecnologia", "entretenimento",
            "celebridades", "famosos", "tv", "televisão", "cinema", "música", "livros", "gastronomia", "receitas",
            "turismo", "viagem", "viagens", "moda", "beleza", "estilo", "estilo de vida", "vida", "carros",
            "automóveis", "negócios", "mercado", "mercados", "finanças", "dinheiro", "agro", "agronegócio",
            "meio ambiente", "ambiente", "planeta", "clima", "polícia", "justiça", "segurança", "cidades", "cidade",
            "cotidiano", "região", "regional", "país", "local", "são paulo", "rio de janeiro", "lisboa", "porto",
            "brasília", "minas gerais", "nordeste", "europa", "áfrica", "eua", "internacional", "nacional",
            "loterias", "horóscopo", "jogos", "passatempos", "previsão do tempo", "tempo", "trânsito", "empregos",
            "concursos", "imóveis", "colunistas", "colunas", "blogs", "editorial", "entrevistas", "podcast",
            "podcasts", "fotos", "multimédia", "infográficos", "eleições", "religião", "história", "energia",
            "inovação", "pets", "motor", "ténis",
        ),
        removes=("Mundo", "Economia", "Esportes"),
        keeps=("Economia e emprego crescem.",),
    ),
    Rule(
        name="pt.caption",
        reason=Reason.CAPTION,
        finds=Phrase(
            r"^\W{0,3}(?:fotos?|fotografia|imagem|crédito|créditos|ilustração|fonte|vídeo|legenda|arte|infografia"
            r"|reprodução|divulgação|arquivo|foto (?:de )?(?:arquivo|ilustrativa))\s?(?::|©|/|\||–|-|\(|por\b"
            r"|de\b)\s?\S.{0,140}$|^(?:ampliar (?:a )?(?:imagem|foto)|ver galeria|\(?(?:foto|imagem) (?:de arquivo"
            r"|ilustrativa|meramente ilustrativa)\)?).{0,60}$|^.{0,500}(?:[(|/–—©-]|\. )\s?(?:foto: ?|crédito: ?"
            r"|imagem: ?|©\s?)?(?:(?-i:EFE|AFP|AP|REUTERS|Reuters|Lusa|LUSA|EPA|Folhapress|Estadão|Agência Brasil"
            r"|ABr)\b|getty images|shutterstock|divulgação|reprodução|arquivo pessoal|foto:|imagem:)[\w .,/'’:&-]"
            r"{0,60}\)?\.?$",
            words=(
                "foto", "fotos", "fotografia", "imagem", "crédito", "créditos", "ilustração", "fonte", "vídeo",
                "legenda", "arte", "infografia", "reprodução", "divulgação", "arquivo", "ampliar", "galeria", "efe",
                "afp", "ap", "reuters", "lusa", "epa", "folhapress", "estadão", "brasil", "abr", "getty",
                "shutterstock", "pessoal",
            ),
        ),
        removes=(
            "Foto: João Silva/Folhapress",
            "Imagem de arquivo",
            "O presidente em Brasília. (Foto: Agência Brasil)",
            "Crédito: Reuters",
            "Fachada do hospital — Foto: Divulgação",
        ),
        keeps=("A foto mostra um homem.", "Ele trabalhou na agência Lusa."),
    ),
    Rule(
        name="pt.credit",
        reason=Reason.CREDIT,
        finds=Phrase(
            r"^\W{0,3}(?:com (?:informações|dados) d(?:a|e|o)s? (?-i:[A-ZÀ-Þ]|agências?)|fonte\s?: |(?:da redação"
            r"|redação|agências?)(?: ?[|/,-] ?| e | com |$)|(?:este|esta) (?:artigo|notícia|conteúdo|texto|matéria) "
            r"(?:foi|é de)\b|\((?:com informações|reportagem|edição)\b|edição\s?:|reportagem (?:adicional )?de "
            r"(?-i:[A-Z]))[^?!]{0,200}$",
            starts=(
                "com", "fonte", "da", "redação", "agência", "agências", "este", "esta", "(", "edição", "reportagem",
            ),
        ),
        removes=(
            "Com informações da Reuters",
            "Fonte: Lusa",
            "Da Redação",
            "(Com informações da Agência Brasil)",
            "Edição: Ana Costa",
        ),
        keeps=("Com dados na mão, calou.", "Esta notícia alegra a todos."),
    ),
    Rule(
        name="pt.byline",
        reason=Reason.BYLINE,
        finds=Phrase(
            rf"^\W{{0,3}}(?:por|escrito por|publicado por|texto(?: de)?|autor|autora|autores|repórter|jornalista"
            rf"|postado por|entrevista de|redação de)\b\s?[:|]?\s?{_NAME}(?:\s?(?:,|e |&|\||•|·|/|–|-|em |de "
            rf")\s?[^.!?]{{1,80}})?$",
            starts=(
                "por", "escrito", "publicado", "texto", "autor", "autora", "autores", "repórter", "jornalista",
                "postado", "entrevista", "redação", "|", "-", "–", "•",
            ),
        ),
        removes=("Por João Silva", "Por: Ana Costa", "Escrito por João Silva", "Autor: Ana Costa"),
        keeps=("Por enquanto não há feridos.", "Por Deus, gritou."),
    ),
    Rule(
        name="pt.read-time",
        reason=Reason.DATE,
        finds=Phrase(
            r"^\W{0,3}(?:tempo de leitura\b.{0,24}|leitura\b.{0,10}\d{1,3} ?min\w{0,6}\.?|\d{1,3} "
            r"?min(?:utos?)?\.?(?: de leitura)?)$",
            words=("min", "minutos", "minuto"),
            starts=("tempo", "leitura", "(", "•", "|"),
        ),
        removes=("Tempo de leitura: 4 minutos", "5 min de leitura", "Leitura: 3 min"),
        keeps=("5 minutos depois, tudo ardia.",),
        sure=True,
    ),
    Rule(
        name="pt.tags",
        reason=Reason.NAVIGATION,
        finds=Phrase(
            r"^\W{0,3}(?:tags?|etiquetas?|temas?|tópicos?|categorias?|palavras-chave|arquivado em|publicado em"
            r"|seção|secção|neste artigo|assuntos?|editoria|marcado(?: como)?)\s?(?::|\b(?<=arquivado em)\b"
            r"|\b(?<=publicado em)\b)\s?\S[^.!?]{0,300}$",
            starts=(
                "tag", "tags", "etiqueta", "etiquetas", "tema", "temas", "tópico", "tópicos", "categoria",
                "categorias", "palavras", "arquivado", "publicado", "seção", "secção", "neste", "assunto",
                "assuntos", "editoria", "marcado",
            ),
        ),
        removes=(
            "Tags: política, Brasília",
            "Arquivado em: Mundo",
            "Temas: clima, energia",
            "Palavras-chave: justiça",
        ),
        keeps=("Temas não faltam na cúpula.",),
    ),
)  # fmt: skip

PORTUGUESE = Language(
    code="pt",
    name="Portuguese",
    rules=_RULES,
    stop_words=frozenset((
        "a", "ainda", "anos", "ao", "aos", "após", "as", "até", "com", "como", "da", "das", "de", "dele", "deles",
        "depois", "disse", "do", "dos", "e", "ela", "elas", "ele", "eles", "em", "entre", "era", "essa", "essas",
        "esse", "esses", "este", "está", "eu", "foi", "foram", "há", "isso", "já", "lhe", "mais", "mas", "me", "mesmo",
        "meu", "minha", "muito", "na", "nas", "nem", "no", "nos", "num", "numa", "não", "nós", "o", "onde", "os", "ou",
        "para", "pela", "pelas", "pelo", "pelos", "por", "qual", "quando", "que", "quem", "se", "segundo", "sem",
        "ser", "seu", "seus", "sobre", "sua", "suas", "são", "só", "também", "tem", "ter", "um", "uma", "você", "à",
        "às",
    )),
    months=(
        ("janeiro", "jan"), ("fevereiro", "fev"), ("março", "mar"), ("abril", "abr"), ("maio", "mai"),
        ("junho", "jun"), ("julho", "jul"), ("agosto", "ago"), ("setembro", "set"), ("outubro", "out"),
        ("novembro", "nov"), ("dezembro", "dez"),
    ),
    weekdays=(
        "segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "segunda", "terça", "quarta",
        "quinta", "sexta", "feira", "sábado", "domingo", "seg", "ter", "qua", "qui", "sex", "sáb", "dom",
    ),
    date_words=("de", "às", "as", "h", "min", "horas", "feira", "atualizado"),
    date_labels=(
        "publicado", "publicado em", "publicada em", "atualizado", "atualizado em", "atualizada em", "atualizado há",
        "última atualização", "data", "criado em", "em", "postado em", "data de publicação", "modificado em",
        "publicação", "atualização",
    ),
    relative_times=(
        r"há (?:\d{1,3}|uma?|dois|duas) (?:seg(?:undos?)?|min(?:utos?)?|h|horas?|dias?|semanas?|mês|meses|anos?)",
        r"(?:\d{1,3}) (?:minutos?|horas?|dias?|semanas?|meses|anos?) atrás", r"ontem", r"hoje", r"agora mesmo",
    ),
    byline_labels=("por", "escrito por", "publicado por", "texto", "autor", "autora", "repórter"),
    agencies={
        "Lusa": "Lusa | LUSA",
        "Agência Brasil": "Agência Brasil",
        "Estadão Conteúdo": "Estadão Conteúdo",
        "Folhapress": "Folhapress | FOLHAPRESS",
    },
)  # fmt: skip
