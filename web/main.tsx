import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ConfigProvider } from 'antd';
import chinese from 'antd/locale/zh_CN';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queries } from './api/api.ts';
import { router } from './routes.tsx';
import { SayProvider } from './components/say.tsx';
import './styles/base.css';
import './styles/shell.css';
import './styles/receipt.css';
import { applyTokens, theme } from './components/theme.ts';

applyTokens(document.documentElement);

const desk = document.getElementById('desk');
if (desk === null) throw new Error('expected an element with the id desk');
createRoot(desk).render(
  <StrictMode>
    <ConfigProvider theme={theme} locale={chinese} button={{ autoInsertSpace: false }}>
      <QueryClientProvider client={queries}>
        <SayProvider>
          <RouterProvider router={router} />
        </SayProvider>
      </QueryClientProvider>
    </ConfigProvider>
  </StrictMode>,
);
